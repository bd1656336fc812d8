import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "../store/keys.ts";

/** Hears that the sequence was found set back: from at least `known` to `now`. */
export type OnSetBack = (now: number, known: number) => void;

export type Numbers = {
  keys: Keys;
  count: number;
  /** The highest number that was taken before. */
  reached: number;
  /** The highest one of what is known to be on the queue, and on the replicas that are waited for. */
  acknowledged: number;
};

/**
 * Takes `count` numbers of the sequence, and gives the last. They are above `reached` and all that was sent or
 * counted before, also where the sequence was set back meanwhile: an edit with a lower number would lose
 * against the content that it is to replace. `onSetBack` may throw; the sequence is raised by then. It hears nothing of
 * numbers above `acknowledged` that a new master does not know: nobody was told that they are there.
 */
export async function takeNumbers(
  redis: RedisConnection,
  { keys, count, reached, acknowledged }: Numbers,
  onSetBack: OnSetBack,
): Promise<number> {
  const marks = highestMark(redis, keys);
  // Only one server does things in the order in which it is told of them: a mark must not be read late.
  if (redis.isCluster) await marks;
  const [mark, last] = await Promise.all([marks, redis.incrby(keys.sequence, count)]);
  const [known, before] = [Math.max(acknowledged, mark), last - count];
  const least = Math.max(reached, known);
  if (before >= least) return last;
  const raised = await redis.incrby(keys.sequence, least - before + count);
  if (before < known) onSetBack(before, known);
  return raised;
}

async function highestMark(redis: RedisConnection, keys: Keys): Promise<number> {
  const [sent, counted] = await Promise.all([
    redis.zscore(keys.sent, SENT_SEQUENCE),
    redis.zrevrange(keys.counted, 0, 0, "WITHSCORES"),
  ]);
  return Math.max(Number(sent ?? 0), Number(counted[1] ?? 0));
}

/** The name of the sequence among the marks under `keys.sent`. */
export const SENT_SEQUENCE = "sequence";
