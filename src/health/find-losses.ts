import { setTimeout as sleep } from "node:timers/promises";
import { queuePrefix } from "../queue/settings.ts";
import { SENT_SEQUENCE } from "../queue/take-numbers.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { withCommas } from "../statement/with-commas.ts";
import { queueName, SEND_AGAIN, sequenceWentBack } from "./high-water.ts";
import { readLevels, type StorePlace } from "./store-levels.ts";

/** The counts of so many events are looked for, those that were counted last. */
const EVENTS_LOOKED_AT = 1_000;
/** An event that is just being taken away looks like a loss for no longer than this, in milliseconds. */
const TAKEN_AWAY_WITHIN_MS = 200;
const NAMED = 3;

/**
 * The losses of a store: counters that are below their marks. A mark is set after its counter was written,
 * outside of any script or transaction, and on a cluster mostly on another master. A store that is gone whole,
 * with its marks, can't be told from a new one.
 */
export async function findLosses(redis: RedisConnection, place: StorePlace): Promise<string[]> {
  const { keys, shards } = place;
  // Marks first: all counters grow, so one that is read later is never below its mark, unless it was lost.
  const [sent, counted] = await Promise.all([
    redis.zrange(keys.sent, "0", "-1", "WITHSCORES").then(toMarks),
    redis.zrevrange(keys.counted, 0, EVENTS_LOOKED_AT - 1, "WITHSCORES").then(toMarks),
  ]);
  const [{ sequence, queued }, lost] = await Promise.all([
    readLevels(redis, place),
    lostEvents(redis, place, counted),
  ]);

  const losses: string[] = [];
  const known = Math.max(sent.get(SENT_SEQUENCE) ?? 0, ...counted.values());
  if (sequence < known) {
    losses.push(`${sequenceWentBack(sequence, known)}; the next enqueue raises the sequence`);
  }
  for (const [shard, numbered] of queued.entries()) {
    const added = sent.get(queuePrefix(keys.prefix, shard, shards)) ?? 0;
    if (numbered >= added) continue;
    losses.push(
      `The store went back: ${queueName(shard, shards)} knows of ${withCommas(numbered)} jobs, and ` +
        `${withCommas(added)} were put on it. ${SEND_AGAIN}; then delete the key ${keys.sent}`,
    );
  }
  if (lost.length > 0) {
    const more = lost.length > NAMED ? `, and ${withCommas(lost.length - NAMED)} more` : "";
    losses.push(
      `The store went back: it has less of ${lost.slice(0, NAMED).join(", ")}${more} than was counted. ` +
        `${SEND_AGAIN}; then delete the key ${keys.counted}`,
    );
  }
  return losses;
}

/** The events whose counts are older than their marks, or gone. */
async function lostEvents(
  redis: RedisConnection,
  { keys }: StorePlace,
  counted: ReadonlyMap<string, number>,
): Promise<string[]> {
  const suspect = async (event: string, mark: number) =>
    Number((await redis.hget(`${keys.event(event)}:totals`, "sequence")) ?? 0) < mark;
  const suspects = await filterAsync([...counted], ([event, mark]) => suspect(event, mark));
  if (suspects.length === 0) return [];
  await sleep(TAKEN_AWAY_WITHIN_MS);
  const lost = await filterAsync(suspects, async ([event]) => {
    const mark = await redis.zscore(keys.counted, event);
    return mark !== null && suspect(event, Number(mark));
  });
  return lost.map(([event]) => event).sort();
}

async function filterAsync<T>(
  items: readonly T[],
  holds: (item: T) => Promise<boolean>,
): Promise<T[]> {
  const marks = await Promise.all(items.map(holds));
  return items.filter((_, i) => marks[i]);
}

/** A list of names and scores, as Redis gives it. */
function toMarks(list: readonly string[]): Map<string, number> {
  const marks = new Map<string, number>();
  for (let i = 0; i < list.length; i += 2) marks.set(list[i]!, Number(list[i + 1]));
  return marks;
}
