import { DelayedError, type Job, Worker } from "bullmq";
import { hostname } from "node:os";
import { queuePrefix } from "../queue/settings.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { pauseOnErrors } from "../work/pause-on-errors.ts";
import { WebError } from "../web/web-errors.ts";
import { FEED_QUEUE, type FeedJob } from "./feed-queue.ts";

/** A watcher that was killed is missed after this, and what it held is given to another one. */
const RECOVERY = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 5 } as const;
/** What fails and may pass is tried again after this, and each time after twice as long. */
const FIRST_DELAY_MS = 10_000;
const LONGEST_DELAY_MS = 3_600_000;
/** About a day. */
const MOST_TRIES = 30;

export type FeedWorkerSettings = {
  prefix: string;
  concurrency: number;
  /** Does a job, as often as it is given it; throws errors after which it is to be tried again. */
  work(job: FeedJob): Promise<void>;
  /** Is told of a job that was tried for the last time, and why it failed. */
  giveUp(job: FeedJob, reason: string): Promise<void>;
  onError(error: Error): void;
  /** Once it is aborted, what can't be done in time goes back to the queue. */
  stopping: AbortSignal;
};

export type FeedWorker = {
  ready(): Promise<void>;
  /** Takes no new job and resolves when the current ones are done or put back. */
  close(): Promise<void>;
};

/** Takes jobs from the queue of feeds. The caller owns the connection and closes it after the worker. */
export function openFeedWorker(
  redis: RedisConnection,
  { prefix, concurrency, work, giveUp, onError, stopping }: FeedWorkerSettings,
): FeedWorker {
  async function workOn(job: Job<FeedJob>, token?: string): Promise<void> {
    try {
      await work(job.data);
    } catch (error) {
      if (stopping.aborted) return putBack(job, token, 0);
      if (job.attemptsStarted >= MOST_TRIES) return giveUp(job.data, (error as Error).message);
      const told = error instanceof WebError ? error.retryMs : undefined;
      if (!(error instanceof WebError)) onError(error as Error);
      return putBack(job, token, told ?? delayOf(job.attemptsStarted));
    }
  }

  async function putBack(job: Job, token: string | undefined, ms: number): Promise<never> {
    await job.moveToDelayed(Date.now() + ms, token);
    throw new DelayedError();
  }

  const worker = new Worker<FeedJob>(FEED_QUEUE, workOn, {
    connection: redis,
    prefix: queuePrefix(prefix),
    concurrency,
    name: `${hostname()}/${process.pid}`,
    ...RECOVERY,
  });
  worker.on("error", onError);
  pauseOnErrors(worker);
  // A job that ended several watchers is failed by BullMQ itself.
  worker.on("failed", (job, error) => {
    if (job) void giveUp(job.data, error.message).catch(onError);
  });
  return {
    async ready() {
      await worker.waitUntilReady();
    },
    close: () => worker.close(),
  };
}

function delayOf(tries: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** Math.min(tries - 1, 20), LONGEST_DELAY_MS);
}
