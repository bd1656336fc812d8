import { QUEUE_NAME, queuePrefix } from "../queue/settings.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "../store/keys.ts";

/** Where a store is, and over how many shards its queue is dealt. */
export type StorePlace = { keys: Keys; shards: number };

/** Counters of a store that only ever grow. */
export type StoreLevels = {
  sequence: number;
  /** How many jobs each shard of the queue has numbered. */
  queued: number[];
};

/** Reads the counters; one that is not there is 0. */
export async function readLevels(
  redis: RedisConnection,
  { keys, shards }: StorePlace,
): Promise<StoreLevels> {
  const counters = Array.from(
    { length: shards },
    (_, shard) => `${queuePrefix(keys.prefix, shard, shards)}:${QUEUE_NAME}:id`,
  );
  const [sequence = 0, ...queued] = await Promise.all(
    [keys.sequence, ...counters].map(async (key) => Number((await redis.get(key)) ?? 0)),
  );
  return { sequence, queued };
}
