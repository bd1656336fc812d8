import type { Queues } from "../queue/open-queues.ts";
import { readClock } from "../redis/clock.ts";
import type { RedisConnection } from "../redis/connection.ts";

const EVERY_MS = 10_000;
/** A correct worker puts no job off for longer than this. */
const LONGEST_DELAY_MS = 15_000;

/**
 * Puts the queue in order, now and every ten seconds. Puts jobs back that a worker whose clock is far ahead has
 * put off: BullMQ makes them due by the clock of that worker, so no other worker would take them in time. Takes
 * chunks away that stood beside jobs which are done, where a worker ended before it did.
 */
export function lookAfterQueue(
  redis: RedisConnection,
  queues: Pick<Queues, "promoteDelayed" | "sweepChunks">,
  onError: (error: Error) => void,
): { stop(): void } {
  const look = async () => {
    const now = await readClock(redis);
    await Promise.all([queues.promoteDelayed(now + LONGEST_DELAY_MS), queues.sweepChunks(now)]);
  };
  const attempt = () => void look().catch(onError);
  attempt();
  const timer = setInterval(attempt, EVERY_MS).unref();
  return { stop: () => clearInterval(timer) };
}
