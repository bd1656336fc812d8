import { readClock } from "../redis/clock.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "../store/keys.ts";

const EVERY_MS = 2_000;
/** Workers that were killed are forgotten after so long. */
const FORGOTTEN_AFTER_MS = 60_000;

/**
 * Tells the others that this worker lives, until it is stopped; `onBeat` hears of each sign of life that Redis
 * took. Costs three commands every two seconds.
 */
export function startHeartbeat(
  redis: RedisConnection,
  keys: Keys,
  { worker, onBeat }: { worker: string; onBeat: () => void },
): { stop(): Promise<void> } {
  let stopped = false;
  const beat = async () => {
    const now = await readClock(redis);
    if (stopped) return; // this sign of life would come after the last one
    await redis.zadd(keys.workers, now, worker);
    await redis.zremrangebyscore(keys.workers, 0, now - FORGOTTEN_AFTER_MS);
    onBeat();
  };
  // A beat that is missed in an outage is made up by the next one.
  const attempt = () => void beat().catch(() => {});
  attempt();
  const timer = setInterval(attempt, EVERY_MS).unref();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await redis.zrem(keys.workers, worker);
    },
  };
}
