import { type Job, Queue, QueueEvents } from "bullmq";
import { Redis } from "ioredis";
import { setTimeout as sleep } from "node:timers/promises";
import { QUEUE_NAME, queuePrefix } from "../../src/queue/settings.ts";
import { DEFAULT_PREFIX } from "../../src/store/keys.ts";

/** What is seen of a queue from outside while workers come and go. */
export type Watch = {
  /** The names of the workers that hold a chunk now, and the chunks. */
  holders(): Promise<Map<string, string[]>>;
  /** These chunks were left behind just now. */
  orphaned(jobIds: readonly string[]): void;
  /** What was left behind until now says nothing of recovery any more. */
  forgetOrphans(): void;
  /** How long orphans waited until another worker worked on them, in ms. */
  recoveriesMs: number[];
  /** How many chunks were ever given back because nobody renewed their lock. */
  stalled(): number;
  close(): Promise<void>;
};

export function watchQueue(redisUrl: string): Watch {
  const connect = () => {
    const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
    connection.on("error", () => {}); // Redis is killed on purpose
    return connection;
  };
  const place = { prefix: queuePrefix(DEFAULT_PREFIX) };
  const connections = [connect(), connect()] as const;
  const queue = new Queue(QUEUE_NAME, { ...place, connection: connections[0] });
  const events = new QueueEvents(QUEUE_NAME, { ...place, connection: connections[1] });
  const orphanedAt = new Map<string, number>();
  const recoveriesMs: number[] = [];
  let stalled = 0;
  queue.on("error", () => {});
  events.on("error", () => {});
  events.on("stalled", () => (stalled += 1));
  events.on("active", ({ jobId }) => {
    const since = orphanedAt.get(jobId);
    if (since !== undefined) recoveriesMs.push(Date.now() - since);
    orphanedAt.delete(jobId);
  });
  return {
    async holders() {
      const held = new Map<string, string[]>();
      const jobs: (Job | undefined)[] = await queue.getActive();
      for (const job of jobs) {
        // A job that was done between the list and the look is not there.
        const { id, processedBy = "" } = job ?? {};
        if (id !== undefined) held.set(processedBy, [...(held.get(processedBy) ?? []), id]);
      }
      return held;
    },
    orphaned(jobIds) {
      for (const id of jobIds) orphanedAt.set(id, Date.now());
    },
    forgetOrphans: () => orphanedAt.clear(),
    recoveriesMs,
    stalled: () => stalled,
    async close() {
      await Promise.race([Promise.all([events.close(), queue.close()]), sleep(1_000)]);
      for (const connection of connections) connection.disconnect();
    },
  };
}
