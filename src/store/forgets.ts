import { type Forgetting, type ForgetKeys, lastForgetOf } from "../counting/forgetting.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { keptMention } from "./read-record.ts";
import type { MentionRun, MentionWords, RecordWords } from "./record-call.ts";

/** The forgets of an event, and their number, against which a call of record.lua says that it was checked. */
export type Forgets = { checked: string; forgettings: Forgetting[] };

/** The number of forgets that an event has by now, "" where it has none. */
export async function readChecked(redis: RedisConnection, base: string): Promise<string> {
  return (await redis.hget(`${base}:totals`, "forgot"))?.split(" ")[1] ?? "";
}

/** The sequence of the last forget of the whole event, 0 where there was none. */
export async function readForgotAll(redis: RedisConnection, base: string): Promise<number> {
  return Number.parseInt((await redis.hget(`${base}:forgets`, "{}")) ?? "0", 36);
}

/** Reads the forgets of an event. */
export async function readForgets(redis: RedisConnection, base: string): Promise<Forgets> {
  // The number first: a forget that comes in between is read, and the call is checked once more.
  const checked = await readChecked(redis, base);
  const kept = await redis.hgetall(`${base}:forgets`);
  const forgettings = Object.entries(kept).map(([keys, sequence36]) => ({
    sequence: Number.parseInt(sequence36, 36),
    keys: JSON.parse(keys) as ForgetKeys,
  }));
  return { checked, forgettings };
}

/** A call of record.lua that was checked, and how many of its mentions are left out. */
export type CheckedCall = { words: RecordWords; leftOut: number };

/**
 * Checks what record.lua is told of one event against its forgets: mentions that one means are marked. What
 * was sent before the whole event was forgotten is left out, so that nothing of it is known again.
 */
export function checkCall(words: RecordWords, { checked, forgettings }: Forgets): CheckedCall {
  const whole = Math.max(-1, ...forgettings.filter(isOfAll).map(({ sequence }) => sequence));
  let leftOut = 0;
  const runs = words.runs.map(({ head, sources, mentions }): MentionRun => {
    const run: MentionRun = { head, sources: [], mentions: [] };
    for (const [i, mention] of mentions.entries()) {
      if (sequenceOf(mention[1]) > whole) {
        run.sources.push(sources[i]!);
        run.mentions.push(marking(mention, sources[i]!, forgettings));
      } else leftOut += 1;
    }
    return run;
  });
  const checkedWords: RecordWords = {
    revisions: words.revisions.filter(([, , sequence36]) => sequenceOf(sequence36) > whole),
    runs: runs.filter(({ mentions }) => mentions.length > 0),
    tagger: words.tagger,
    checked,
  };
  return { words: checkedWords, leftOut };
}

/** The text of a mention, marked as forgotten by the forget with this sequence (forgotten.lua). */
export function markForgotten(kept: string, sequence: number): string {
  return `-${sequence.toString(36)} ${kept}`;
}

function isOfAll({ keys }: Forgetting): boolean {
  return Object.keys(keys).length === 0;
}

function marking(
  mention: MentionWords,
  source: string,
  forgettings: readonly Forgetting[],
): MentionWords {
  const [id, record, outlet, article, kept] = mention;
  const known = keptMention({ id, record, source: source.slice(1), kept });
  const last = lastForgetOf(known, forgettings);
  if (last === null || last < sequenceOf(record)) return mention;
  return [id, record, outlet, article, markForgotten(kept, last)];
}

/** The sequence that stands at the beginning of a record, or alone. */
function sequenceOf(word: string): number {
  return Number.parseInt(word, 36);
}
