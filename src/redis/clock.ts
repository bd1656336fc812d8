import type { RedisConnection } from "./connection.ts";

/** The time by Redis's clock, in ms since 1970: machines differ, and moments are only compared by one clock. */
export async function readClock(redis: RedisConnection): Promise<number> {
  const [seconds, microseconds] = await redis.time();
  return Number(seconds) * 1_000 + Math.floor(Number(microseconds) / 1_000);
}
