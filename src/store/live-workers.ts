import { readClock } from "../redis/clock.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "./keys.ts";

/** A worker counts as gone that gave no sign of life for so many milliseconds. */
const SILENT_AFTER_MS = 10_000;

/** The workers that gave a sign of life lately: machine, process and model. */
export async function readLiveWorkers(redis: RedisConnection, keys: Keys): Promise<string[]> {
  const now = await readClock(redis);
  return redis.zrangebyscore(keys.workers, now - SILENT_AFTER_MS, "+inf");
}
