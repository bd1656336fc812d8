import { ReadoutError } from "../errors.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "../store/keys.ts";

/**
 * Makes sure that everybody deals jobs over the same number of shards: those who write keep the number of
 * the first that came. Throws QUEUE_SHARDS_MISMATCH. Readers change nothing.
 */
export async function checkShards(
  redis: RedisConnection,
  keys: Keys,
  { shards, write }: { shards: number; write: boolean },
): Promise<void> {
  if (write) await redis.setnx(keys.shards, shards); // producers have the right to SETNX and not to SET
  const agreed = await redis.get(keys.shards);
  if (agreed === null || Number(agreed) === shards) return;
  throw new ReadoutError(
    "QUEUE_SHARDS_MISMATCH",
    `The queue under the prefix ${keys.prefix} has ${agreed} shards, and READOUT_QUEUE_SHARDS is ${shards} here. ` +
      `Set it to ${agreed} for all producers, workers and readers. To change the number, let workers empty ` +
      `the queue, stop everything, and delete the key ${keys.shards}.`,
  );
}
