import { openHighWater } from "../health/high-water.ts";
import { readLevels, type StorePlace } from "../health/store-levels.ts";
import type { RedisConnection } from "../redis/connection.ts";

const EVERY_MS = 2_000;

/**
 * Remembers the counters of the store until the connection is given up, and says when they went back. Looks
 * as soon as Redis is back after an outage, and every two seconds.
 */
export function watchStore(
  redis: RedisConnection,
  place: StorePlace,
  onWentBack: (warning: string) => void,
): void {
  const highWater = openHighWater();
  const look = async () => {
    if (redis.status !== "ready") return; // the command would wait with all others
    for (const warning of highWater.rise(await readLevels(redis, place))) onWentBack(warning);
  };
  // If the connection is lost again, it is looked at again when it is back.
  const attempt = () => void look().catch(() => {});
  attempt();
  const timer = setInterval(attempt, EVERY_MS).unref();
  redis.on("ready", attempt);
  redis.once("end", () => clearInterval(timer));
}
