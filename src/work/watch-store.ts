import { openHighWater } from "../health/high-water.ts";
import { readLevels, type StorePlace } from "../health/store-levels.ts";
import type { RedisConnection } from "../redis/connection.ts";

const EVERY_MS = 2_000;

/**
 * Remembers, for as long as the connection is not given up, how far the store has come, and says when it
 * finds it further back: at once when Redis is back, and every two seconds.
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
  // Lost once more, it will be looked at once more.
  const attempt = () => void look().catch(() => {});
  attempt();
  const timer = setInterval(attempt, EVERY_MS).unref();
  redis.on("ready", attempt);
  redis.once("end", () => clearInterval(timer));
}
