import type { ArticleRevision } from "../counting/entry.ts";
import { ReadoutError } from "../errors.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { earlierMark, type EarlierStates, readEarlier } from "./earlier-mention.ts";
import { type Counted, type CountedTogether, recordArguments } from "./record-arguments.ts";

/** How many keys, of some sixty mentions each, and how many states of articles are counted in one call. */
const KEYS_PER_CALL = 4;
const STATES_PER_CALL = 500;

/** Whether the counts of an event are laid out as this version reads them. */
async function isCarriedOver(redis: RedisConnection, base: string): Promise<boolean> {
  const fields = ["mentions", "layout", "moving"] as const;
  const [mentions, layout, moving] = await redis.hmget(`${base}:totals`, ...fields);
  return mentions === null || (layout !== null && moving === null);
}

/** Carries an event over where an earlier version counted it. */
export async function carryOverIfNeeded(redis: RedisConnection, base: string): Promise<void> {
  if (!(await isCarriedOver(redis, base))) await carryOver(redis, base);
}

/** Whether a script refused an event because it has to be carried over first. */
export function isOfEarlierLayout(error: unknown): boolean {
  return error instanceof Error && error.message.includes("OLDLAYOUT");
}

/**
 * Counts an event anew that an earlier version counted, from the record that it kept of each mention. It does so
 * in steps: several may do it at once, and it goes on where it was broken off. Throws EARLIER_LAYOUT without the right
 * to write.
 */
export async function carryOver(redis: RedisConnection, base: string): Promise<void> {
  const keys = await begin(redis, base);
  if (keys === 0) return;
  const names = await redis.hgetall(`${base}:old:names`);
  const revisions = await readRevisions(redis, base);
  for (let i = 0; i < revisions.length; i += STATES_PER_CALL) {
    const some = revisions.slice(i, i + STATES_PER_CALL);
    await count(redis, base, { revisions: some, mentions: [] });
  }
  const states = new Map(revisions.map((state) => [earlierMark(state.article), state]));
  for (let first = 0; first < keys; first += KEYS_PER_CALL) {
    const last = Math.min(first + KEYS_PER_CALL, keys);
    const numbers = Array.from({ length: last - first }, (_, i) => first + i);
    const lists = await Promise.all(
      numbers.map((number) => readMentions(redis, base, { number, names, states })),
    );
    await count(redis, base, { revisions: [], mentions: lists.flat() });
    await redis.unlink(...numbers.map((number) => `${base}:old:mentions:${number}`));
  }
  await redis.unlink(`${base}:old:names`, `${base}:old:articles`, `${base}:old:texts`);
  await redis.hdel(`${base}:totals`, "moving");
}

async function count(
  redis: RedisConnection,
  base: string,
  counted: CountedTogether,
): Promise<void> {
  await redis.readoutRecord(1, base, ...recordArguments(counted, ""));
}

const MAY_NOT_WRITE = /NOPERM|READONLY|The user executing the script/;

async function begin(redis: RedisConnection, base: string): Promise<number> {
  try {
    return await redis.readoutCarryOver(base);
  } catch (error) {
    if (!(error instanceof Error && MAY_NOT_WRITE.test(error.message))) throw error;
    const event = base.slice(base.lastIndexOf("{") + 1, -1);
    throw new ReadoutError(
      "EARLIER_LAYOUT",
      `The event ${event} was counted by an earlier version, and this user may not carry it over. ` +
        `Start a worker of this version, which does it, and ask again`,
      { cause: error },
    );
  }
}

/** The mentions under one key. */
async function readMentions(
  redis: RedisConnection,
  base: string,
  of: { number: number; names: Record<string, string>; states: EarlierStates },
): Promise<Counted[]> {
  const key = `${base}:old:mentions:${of.number}`;
  const ids = await redis.hkeys(key);
  if (ids.length === 0) return [];
  const [records, texts] = await Promise.all([
    redis.hmget(key, ...ids),
    redis.hmget(`${base}:old:texts`, ...ids),
  ]);
  return ids.flatMap((id, i) => {
    const [record, kept = null] = [records[i], texts[i]];
    if (!record) return []; // another one has just carried it over
    const entry = readEarlier({ id, record, kept }, of.names, of.states);
    return [{ entry, kept: kept ?? "" }];
  });
}

/** An article's entry was its revision, its sequence and ids, a line each. */
async function readRevisions(redis: RedisConnection, base: string): Promise<ArticleRevision[]> {
  const key = `${base}:old:articles`;
  const articles = await redis.hkeys(key);
  const revisions: ArticleRevision[] = [];
  for (let i = 0; i < articles.length; i += STATES_PER_CALL) {
    const some = articles.slice(i, i + STATES_PER_CALL);
    const entries = await redis.hmget(key, ...some);
    for (const [at, entry] of entries.entries()) {
      const [revision = "", sequence36 = ""] = (entry ?? "").split("\n");
      const sequence = Number.parseInt(sequence36, 36);
      if (Number.isNaN(sequence)) continue; // a line end in its revision: it took nothing away
      revisions.push({ event: "", article: some[at]!, revision, sequence });
    }
  }
  return revisions;
}
