import type { Queues } from "../queue/open-queues.ts";
import { readClock } from "../redis/clock.ts";
import type { RedisConnection } from "../redis/connection.ts";

const EVERY_MS = 10_000;
/** A correct worker puts no job off for longer than this. */
const LONGEST_DELAY_MS = 15_000;

/**
 * Puts back, now and every ten seconds, jobs that a worker whose clock is far ahead has put off: BullMQ makes
 * them due by the clock of that worker, so no other worker would take them in time.
 */
export function releaseDelayed(
  redis: RedisConnection,
  queues: Pick<Queues, "promoteDelayed">,
  onError: (error: Error) => void,
): { stop(): void } {
  const look = async () => queues.promoteDelayed((await readClock(redis)) + LONGEST_DELAY_MS);
  const attempt = () => void look().catch(onError);
  attempt();
  const timer = setInterval(attempt, EVERY_MS).unref();
  return { stop: () => clearInterval(timer) };
}
