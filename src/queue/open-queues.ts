import { type Job, type JobState, type Queue, SpanKind } from "bullmq";
import type { RedisConnection } from "../redis/connection.ts";
import { openKeys } from "../store/keys.ts";
import { type Chunk, turnOf } from "./chunk.ts";
import { heldData, openHeldChunks } from "./held-chunks.ts";
import { delayedBeyond, jobName, readJobs, statementsIn } from "./look-into-queue.ts";
import { ReadableQueue } from "./readable-job.ts";
import { JOB_OPTIONS, QUEUE_NAME, queuePrefix } from "./settings.ts";
import { traceOptions } from "./traces.ts";

/** When a job is worked on, compared with others. */
export type JobUrgency = {
  /** 1 to 2,097,152; the higher it is, the later. Jobs without a priority go before all that have one. */
  priority?: number | undefined;
  /** It is left alone for so many milliseconds after it was sent. */
  delay?: number | undefined;
};

/** A job as it goes on a queue; its id says on which. */
export type ChunkJob = {
  jobId: string;
  /** Chunks of several statements go beside the job, all else into it. */
  data: Chunk | { statements: readonly unknown[]; reason?: string | null };
  /** When its statements were sent, in ms since 1970 by Redis's clock. */
  sentAt?: number;
  urgency?: JobUrgency;
};

/** How many jobs are in each state. */
export type QueueCounts = {
  /** Those that a worker can take, with and without a priority. */
  waiting: number;
  active: number;
  delayed: number;
};

/**
 * The queue as producers, workers and the failed set use it: one or several BullMQ queues, the shards,
 * over which chunks are dealt by turns. Nobody else knows of the shards.
 */
export type Queues = {
  /**
   * Puts jobs on the queue, each whole or not at all; one whose id is there already is left as it is.
   * Tries all, and then throws the error of the first that could not be added.
   */
  add<J extends ChunkJob>(jobs: readonly J[], onAdded?: (job: J) => void): Promise<void>;
  /** Marks jobs as sent for good, which the queue must know of from now on. */
  markSent(jobIds: readonly string[]): Promise<void>;
  /** How many jobs wait. */
  waitingCount(): Promise<number>;
  /** About how many statements are in jobs that are not done yet, from a look at a few jobs. */
  statementsAhead(): Promise<number>;
  /** The data of all jobs that are not done, page after page; "failed" ones last. */
  pages(): AsyncIterable<{ failed: boolean; chunks: unknown[] }>;
  /** The counts of each shard. */
  counts(): Promise<QueueCounts[]>;
  /** When the job that waits longest was sent, in ms since 1970 by Redis's clock; null when none waits. */
  oldestWaiting(): Promise<number | null>;
  /** The state of a job; "unknown" when it is not there, because it is done or never was. */
  state(jobId: string): Promise<JobState | "unknown">;
  /** Puts jobs that workers have delayed beyond this moment back to be worked on at once. */
  promoteDelayed(beyond: number): Promise<void>;
  failedCount(): Promise<number>;
  /** The jobs that failed, the latest first or last. */
  failed(limit: number, order?: "latest first" | "latest last"): Promise<Job[]>;
  /** All jobs that failed, page after page; one that fails or is put back meanwhile may be among them or not. */
  failedPages(): AsyncIterable<Job[]>;
  /** Puts a job that failed back to be tried as if for the first time. */
  retry(job: Job): Promise<void>;
  /** Takes a job away, and its chunk with it. */
  remove(job: Job): Promise<void>;
  /** The chunk beside a job, as bytes of JSON; null when there is none. */
  heldChunk(jobId: string): Promise<Buffer | null>;
  /** Takes the chunk beside a job away, once the job is done or holds all that it needs itself. */
  releaseChunk(jobId: string): Promise<void>;
  /** Takes chunks away that stood beside jobs that are no more, at a moment of Redis's clock. */
  sweepChunks(now: number): Promise<void>;
  /** Keys in the slots that a job with this id is written to, for waiting until replicas have it. */
  keysOf(jobIds: readonly string[]): string[];
  close(): Promise<void>;
};

export type QueueSettings = { prefix: string; shards: number };

/** Opens the queue. The caller owns the connection. */
export function openQueues(redis: RedisConnection, { prefix, shards }: QueueSettings): Queues {
  const prefixes = Array.from({ length: shards }, (_, i) => queuePrefix(prefix, i, shards));
  const queues = prefixes.map((shard) => openShard(redis, shard));
  const held = queues.map((queue, i) => openHeldChunks(redis, queue, prefixes[i]!));
  const shardOf = (jobId: string) => turnOf(jobId) % shards;
  const sum = async (count: (queue: Queue) => Promise<number>) =>
    (await Promise.all(queues.map(count))).reduce((total, some) => total + some, 0);

  const releaseChunk = (jobId: string) => held[shardOf(jobId)]!.release(jobId);
  const heldJson = async (jobId: string) => {
    return (await held[shardOf(jobId)]!.read(jobId))?.toString() ?? null;
  };

  return {
    async add(jobs, onAdded) {
      const sent = await Promise.allSettled(
        jobs.map(async (job) => {
          const { jobId, data, sentAt: timestamp, urgency } = job;
          const options = { ...JOB_OPTIONS, ...urgency, jobId, timestamp };
          const [shard, name] = [shardOf(jobId), jobName(data.statements.length)];
          const queue = queues[shard]!;
          if (isHeld(data)) {
            await inSpan(queue, async (metadata) => {
              const traced =
                metadata === undefined ? options : { ...options, telemetry: { metadata } };
              const one = queue.toJob(name, heldData(data), traced);
              await held[shard]!.add(one, data, timestamp ?? 0);
            });
          } else await queue.add(name, data, options);
          onAdded?.(job);
        }),
      );
      for (const outcome of sent) if (outcome.status === "rejected") throw outcome.reason;
    },
    async markSent(jobIds) {
      const byShard = new Map<number, number>();
      for (const id of jobIds) byShard.set(shardOf(id), (byShard.get(shardOf(id)) ?? 0) + 1);
      const { sent } = openKeys(prefix);
      await Promise.all(
        [...byShard].map(([shard, jobs]) =>
          redis.zincrby(sent, jobs, queuePrefix(prefix, shard, shards)),
        ),
      );
    },
    async statementsAhead() {
      const shards = await Promise.all(queues.map((queue) => statementsIn(redis, queue)));
      return shards.reduce((total, some) => total + some, 0);
    },
    async *pages() {
      for (const state of ["unfinished", "failed"] as const) {
        for (const queue of queues) {
          for await (const chunks of readJobs(redis, queue, state, heldJson)) {
            yield { failed: state === "failed", chunks };
          }
        }
      }
    },
    waitingCount: () => sum((queue) => queue.getJobCountByTypes("waiting", "prioritized")),
    counts: () =>
      Promise.all(
        queues.map(async (queue) => {
          const counts = await queue.getJobCounts("waiting", "prioritized", "active", "delayed");
          const { waiting = 0, prioritized = 0, active = 0, delayed = 0 } = counts;
          return { waiting: waiting + prioritized, active, delayed };
        }),
      ),
    async oldestWaiting() {
      const oldest = await Promise.all(
        queues.flatMap((queue) => [queue.getWaiting(0, 0), queue.getPrioritized(0, 0)]),
      );
      const times = oldest.flat().map(({ timestamp }) => timestamp);
      return times.length === 0 ? null : Math.min(...times);
    },
    state: (jobId) => queues[shardOf(jobId)]!.getJobState(jobId),
    async promoteDelayed(beyond) {
      for (const queue of queues) {
        for (const id of await delayedBeyond(redis, queue, beyond)) {
          const job = (await queue.getJob(id)) as Job | undefined;
          if (job && !isDelayedBySender(job)) await job.promote();
        }
      }
    },
    failedCount: () => sum((queue) => queue.getFailedCount()),
    async failed(limit, order = "latest first") {
      if (limit <= 0) return [];
      const up = order === "latest last";
      const read = (queue: Queue) => queue.getJobs(["failed"], 0, limit - 1, up);
      const jobs = (await Promise.all(queues.map(read))).flat();
      const later = (a: Job, b: Job) => (a.finishedOn ?? 0) - (b.finishedOn ?? 0);
      return jobs.toSorted((a, b) => (up ? later(a, b) : later(b, a))).slice(0, limit);
    },
    async *failedPages() {
      for (const queue of queues) {
        for (let from = 0; ; from += FAILED_PER_PAGE) {
          const jobs = (await queue.getJobs(
            ["failed"],
            from,
            from + FAILED_PER_PAGE - 1,
            true,
          )) as Job[];
          if (jobs.length === 0) break;
          yield jobs;
        }
      }
    },
    async retry(job) {
      // BullMQ keeps the count of its crashes, and would fail it again without a try.
      await redis.hdel(`${job.prefix}:${job.queueName}:${job.id}`, "stc");
      await job.retry("failed", { resetAttemptsMade: true });
    },
    async remove(job) {
      await job.remove();
      await releaseChunk(job.id ?? "");
    },
    heldChunk: (jobId) => held[shardOf(jobId)]!.read(jobId),
    releaseChunk,
    async sweepChunks(now) {
      await Promise.all(held.map((chunks) => chunks.sweep(now)));
    },
    keysOf: (jobIds) => [...new Set(jobIds.map((id) => queuePrefix(prefix, shardOf(id), shards)))],
    async close() {
      await Promise.all(queues.map((queue) => queue.close()));
    },
  };
}

const FAILED_PER_PAGE = 200;

/** Whether a job waits for the moment that its sender chose, and no worker has put it off. */
function isDelayedBySender({ opts, attemptsStarted }: Job): boolean {
  return (opts.delay ?? 0) > 0 && attemptsStarted === 0;
}

/** A single statement costs less inside its job; and one that was set apart only has to fail there. */
function isHeld(data: ChunkJob["data"]): data is Chunk {
  return data.statements.length > 1 && "version" in data;
}

/** As BullMQ does where it adds a job itself; what is given leads from the job's worker back to the span. */
async function inSpan(queue: Queue, add: (metadata?: string) => Promise<void>): Promise<void> {
  await queue.trace(SpanKind.PRODUCER, "add", queue.name, (_span, metadata) => add(metadata));
}

function openShard(redis: RedisConnection, prefix: string): ReadableQueue {
  const queue = new ReadableQueue(QUEUE_NAME, {
    connection: redis,
    prefix,
    ...traceOptions(),
    skipVersionCheck: true, // doctor says the same, and prints no text of a server
    skipWaitingForReady: true, // without Redis, fail within the connection's own retries instead of never
  });
  queue.on("error", () => {}); // every call rejects with the same error; BullMQ would print it
  return queue;
}
