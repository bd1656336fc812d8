import { ReadoutError, RedisUnreachableError } from "../errors.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Aggregates } from "../store/aggregates.ts";
import type { Keys } from "../store/keys.ts";
import type { Sendables } from "./unsent-chunks.ts";
import type { JobUrgency } from "./open-queues.ts";
import type { Producer, SendHooks } from "./producer.ts";

/** What was put on the queue. */
export type Enqueued = {
  /** How many mentions. */
  accepted: number;
  /** How many of them were counted before, with this content or another one. */
  alreadyCounted: number;
  /** The jobs, which `settled` waits for. */
  jobIds: string[];
};

export type SendSettings = {
  redis: RedisConnection;
  keys: Keys;
  aggregates: Pick<Aggregates, "countKnown">;
  producer: Producer;
  /** An error with a stable code instead of one of the connection. */
  asStable(error: unknown): unknown;
  urgency?: JobUrgency;
};

/** Sends everything and keeps count. Its errors say how many mentions were accepted before. */
export async function sendItems(
  items: Sendables,
  { redis, keys, aggregates, producer, asStable, urgency }: SendSettings,
): Promise<Enqueued> {
  const sent = { accepted: 0, alreadyCounted: 0 };
  const events = new Set<string>();
  try {
    const hooks: SendHooks = {
      async beforeSend(statements) {
        const named = new Set(statements.map(({ event }) => event));
        const fresh = [...named].filter((event) => !events.has(event));
        const [counted] = await Promise.all([
          aggregates.countKnown(statements),
          fresh.length > 0 && redis.sadd(keys.events, ...fresh),
        ]);
        for (const event of fresh) events.add(event);
        sent.alreadyCounted += counted;
      },
      onAccepted(statements) {
        sent.accepted += statements.length;
      },
    };
    const jobIds = await producer.send(items, hooks, urgency);
    return { ...sent, jobIds };
  } catch (error) {
    throw withAccepted(asStable(error), sent.accepted);
  }
}

/** Chunks that went out before stay on the queue, and sending them again does no harm. */
function withAccepted(error: unknown, accepted: number): unknown {
  if (!(error instanceof ReadoutError)) return error;
  const { code, cause } = error;
  const message = `${error.message} ${accepted} mentions were accepted.`;
  if (error instanceof RedisUnreachableError) {
    return new RedisUnreachableError(message, { cause, accepted });
  }
  const refusals = ["QUEUE_FULL", "REDIS_FULL", "REDIS_UNSAFE", "REPLICAS_BEHIND"];
  return refusals.includes(code) ? new ReadoutError(code, message, { cause, accepted }) : error;
}
