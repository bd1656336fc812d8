import { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { QUEUE_NAME, queuePrefix } from "./settings.ts";

/** The queue as producers, workers and the failed set use it. The caller owns the connection. */
export function openQueue(redis: Redis, prefix: string): Queue {
  const queue = new Queue(QUEUE_NAME, {
    connection: redis,
    prefix: queuePrefix(prefix),
    skipWaitingForReady: true, // without Redis, fail within the connection's own retries instead of never
  });
  queue.on("error", () => {}); // every call rejects with the same error; BullMQ would print it
  return queue;
}
