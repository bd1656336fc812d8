import { Queue } from "bullmq";
import { queuePrefix } from "../queue/settings.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { digest } from "../statement/identity.ts";
import type { Item } from "../store/items.ts";
import { addressKey } from "./address.ts";

/** The queue beside that of statements, on which feeds and pages wait for watchers. */
export const FEED_QUEUE = "feeds";

/** A feed that is due for an event, or an item of one that waits to be fetched; both by their keys. */
export type FeedJob = { event: string; feed: string } | { event: string; item: string };

/** What the items and schedules say is all that is to be known of a job that is over. */
const JOB_OPTIONS = { removeOnComplete: true, removeOnFail: true, stackTraceLimit: 1 } as const;

export type FeedQueue = {
  /** Has a feed looked at now, and then again and again; a schedule that is there gets this interval. */
  schedule(event: string, feed: string, everyMs: number): Promise<void>;
  isScheduled(event: string, feed: string): Promise<boolean>;
  /** Ends the looks at a feed. */
  end(event: string, feed: string): Promise<void>;
  /** Has items fetched; one that waits already is left as it is. */
  addPages(event: string, items: readonly Item[]): Promise<void>;
  /** How many jobs wait or are worked on now, without those that are only due later. */
  busy(): Promise<number>;
  close(): Promise<void>;
};

/** Opens the queue of feeds: all its keys are in the slot of the queue. The caller owns the connection. */
export function openFeedQueue(redis: RedisConnection, prefix: string): FeedQueue {
  const queue = new Queue<FeedJob>(FEED_QUEUE, {
    connection: redis,
    prefix: queuePrefix(prefix),
    skipVersionCheck: true,
    skipWaitingForReady: true,
  });
  queue.on("error", () => {}); // every call rejects with the same error
  return {
    async schedule(event, feed, everyMs) {
      const template = { name: "feed", data: { event, feed }, opts: JOB_OPTIONS };
      await queue.upsertJobScheduler(scheduleId(event, feed), { every: everyMs }, template);
    },
    isScheduled: async (event, feed) =>
      (await queue.getJobScheduler(scheduleId(event, feed))) !== undefined,
    async end(event, feed) {
      await queue.removeJobScheduler(scheduleId(event, feed));
    },
    async addPages(event, items) {
      const jobs = items.map(({ url }) => {
        const item = addressKey(url);
        const opts = { ...JOB_OPTIONS, jobId: `page-${digest([event, item], 22)}` };
        return { name: "page", data: { event, item }, opts };
      });
      if (jobs.length > 0) await queue.addBulk(jobs);
    },
    async busy() {
      const counts = await queue.getJobCounts("waiting", "active", "prioritized");
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    close: () => queue.close(),
  };
}

/** No slug has a dot. */
function scheduleId(event: string, feed: string): string {
  return `${event}.${feed}`;
}
