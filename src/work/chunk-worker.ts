import { DelayedError, type Job, UnrecoverableError } from "bullmq";
import { hostname } from "node:os";
import { taggerName } from "../counting/tagger-name.ts";
import { ReadoutError } from "../errors.ts";
import {
  CHUNK_VERSION,
  partJobId,
  readChunk,
  type ReceivedChunk,
  type Wanted,
} from "../queue/chunk.ts";
import { openQueues } from "../queue/open-queues.ts";
import { ReadableWorker } from "../queue/readable-job.ts";
import { partOf, splitChunk } from "../queue/split-chunk.ts";
import { readRemnant, type Remnant, remnantOf, unreadable } from "../queue/remnant.ts";
import {
  CRASHES_BEFORE_SPLIT,
  MAX_STALLED_COUNT,
  QUEUE_NAME,
  queuePrefix,
  RECOVERY,
} from "../queue/settings.ts";
import { traceOptions } from "../queue/traces.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { pauseOnErrors } from "./pause-on-errors.ts";
import { lookAfterQueue } from "./look-after-queue.ts";
import type { Aggregates } from "../store/aggregates.ts";
import type { RecordCall } from "../store/record-calls.ts";
import type { ChunkDone } from "./rate-lines.ts";
import type { Poison } from "./tag-statements.ts";
import { NO_CHUNK, readTask, type TaggerModel } from "./tagging-tasks.ts";
import type { Tagging } from "./tagging.ts";

/** A job in a format newer than ours waits this long for a worker that knows it. */
const NEWER_FORMAT_DELAY_MS = 5_000;
/** And so long for a worker with another tagger. */
const OTHER_TAGGER_DELAY_MS = 1_000;

const ONE_FAILED: ChunkDone = { statements: 0, failed: 1, ms: 0 };

/** Where the mentions of chunks are counted. */
export type Counter = Pick<Aggregates, "send">;

export type ChunkWorkerSettings = {
  prefix: string;
  /** Over how many queues chunks are dealt. */
  shards: number;
  /** How many chunks are tagged and counted at once; at least one of each shard. */
  concurrency: number;
  tagging: Pick<Tagging, "tag" | "ready">;
  counter: Counter;
  /** Hears of each error after which a chunk is tried again. */
  onError: (error: Error) => void;
  /** Hears of chunks that are done, and of statements that failed. */
  onDone?: (done: ChunkDone) => void;
  /** Hears what was counted of each job. */
  onCounted?: (jobId: string, calls: readonly RecordCall[], ms: number) => void;
  /** Hears of each job that stands in the failed set from now on. */
  onFailed?: (job: Job, error: Error) => void;
};

export type ChunkWorker = {
  /** Resolves when the worker takes jobs. */
  ready(): Promise<void>;
  /** How many chunks wait for any worker. */
  waiting(): Promise<number>;
  /** Takes no new chunk and resolves when the current ones are done. */
  pause(): Promise<void>;
  /** Takes chunks again. */
  resume(): void;
  /** Takes no new chunk and resolves when the current ones are done. */
  close(): Promise<void>;
};

function isWanted({ model, epoch }: TaggerModel, wanted: Wanted): boolean {
  return taggerName(model) === wanted.tagger && epoch >= wanted.epoch;
}

/** Whether a job is not tried again. */
function isOver({ attemptsMade, opts }: Job, error: Error): boolean {
  return error instanceof UnrecoverableError || attemptsMade >= (opts.attempts ?? 1);
}

/** Takes chunks from the queue, tags and counts them. The caller owns the connection and closes it after the worker. */
export function openChunkWorker(
  redis: RedisConnection,
  settings: ChunkWorkerSettings,
): ChunkWorker {
  const { prefix, shards, concurrency, tagging, counter, onError, onDone = () => {} } = settings;
  const { onCounted, onFailed } = settings;
  let held = false;
  const queues = openQueues(redis, { prefix, shards });

  /** The bytes of a chunk that stands beside its job, which other jobs may still hold up in the thread. */
  async function readHeld(job: Job): Promise<Uint8Array> {
    const json = await queues.heldChunk(job.id ?? "");
    // Another worker has counted it and taken it away, or a master that took over is still without it.
    if (json === null) throw new Error(`The chunk of ${job.id} is not there`);
    return new Uint8Array(json); // the buffer is part of what the connection has read
  }

  async function work(job: Job<unknown>, token?: string): Promise<void> {
    const remnant = readRemnant(job.data);
    if (remnant) return fail(job, remnant.reason, remnant);
    const chunk = readChunk(job.data);
    if (!chunk) {
      onDone(ONE_FAILED);
      return fail(job, NO_CHUNK, remnantOf(job.data, NO_CHUNK) ?? job.data);
    }
    if (chunk.version > CHUNK_VERSION) {
      const why = `The job has format ${chunk.version}; this worker knows ${CHUNK_VERSION}`;
      return putBack(job, token, { delayMs: NEWER_FORMAT_DELAY_MS, why });
    }
    if (chunk.wanted && !isWanted(await tagging.ready(), chunk.wanted)) {
      const why = `The job is to be tagged by ${chunk.wanted.model}`;
      return putBack(job, token, { delayMs: OTHER_TAGGER_DELAY_MS, why });
    }
    if (chunk.reason !== null) return fail(job, chunk.reason, { ...chunk, reason: null });
    const json = chunk.held > 0 ? await readHeld(job) : null;
    /** The whole chunk, which this process only reads where something is wrong with it. */
    const whole = () => (json ? readTask(json) : chunk);
    if (job.stalledCounter >= CRASHES_BEFORE_SPLIT) {
      const found = whole();
      if (typeof found !== "string") return split(job, found);
    }
    const start = performance.now();
    const { calls, poison, unreadable: reason } = await tagging.tag(json ? { json } : chunk);
    if (reason !== undefined) {
      onDone(ONE_FAILED);
      return fail(job, reason, unreadable(Buffer.from(json ?? []).toString(), reason));
    }
    try {
      await counter.send(calls);
    } catch (error) {
      if (!(error instanceof ReadoutError) || error.code !== "OTHER_TAGGER") throw error;
      onError(error);
      return putBack(job, token, { delayMs: OTHER_TAGGER_DELAY_MS, why: error.message });
    }
    const ms = performance.now() - start;
    onCounted?.(job.id ?? "", calls, ms);
    const { length: failed } = poison;
    onDone({ statements: Math.max(chunk.held, chunk.statements.length) - failed, failed, ms });
    const found = poison.length > 0 ? whole() : "";
    if (typeof found !== "string") await setApart(job, found, poison);
  }

  /** Leaves a job to another worker. */
  async function putBack(
    job: Job,
    token: string | undefined,
    { delayMs, why }: { delayMs: number; why: string },
  ): Promise<never> {
    await job.moveToDelayed(Date.now() + delayMs, token);
    throw new DelayedError(why);
  }

  /** Fails each poisonous statement in a job of its own, with its reason; the rest of the chunk is counted. */
  async function setApart(job: Job, chunk: ReceivedChunk, poison: readonly Poison[]) {
    const [first, ...others] = poison.map(({ part, reason }) => {
      const alone: ReceivedChunk = { ...partOf(chunk, part, part + 1), reason };
      return { part, reason, alone, remnant: remnantOf(chunk.statements[part], reason) };
    });
    await addParts(
      job,
      others.map(({ part, alone, remnant }) => ({ part, data: remnant ?? alone })),
    );
    const { reason, remnant, alone } = first!;
    await fail(job, reason, remnant ?? { ...alone, reason: null });
  }

  /** Fails a job with its reason, and keeps in it the data that is tried anew when it is put back. */
  async function fail(job: Job, reason: string, kept: unknown): Promise<never> {
    await job.updateData(kept);
    await queues.releaseChunk(job.id ?? "");
    throw new UnrecoverableError(reason);
  }

  /** A chunk that keeps killing its workers is split, until the culprit stands alone and fails. */
  async function split(job: Job, chunk: ReceivedChunk): Promise<void> {
    if (chunk.statements.length <= 1) {
      onDone(ONE_FAILED);
      throw new UnrecoverableError(`It ended ${job.stalledCounter} workers that worked on it`);
    }
    await addParts(job, splitChunk(chunk));
  }

  async function addParts(job: Job, parts: { part: number; data: ReceivedChunk | Remnant }[]) {
    await queues.add(
      parts.map(({ part, data }) => ({
        jobId: partJobId(job.id ?? "chunk", part),
        data,
        sentAt: job.timestamp,
      })),
    );
  }

  /** Chunks of jobs that are done and on their way out. */
  const releasing = new Set<Promise<void>>();

  const workers = Array.from({ length: shards }, (_, shard) => {
    const worker = new ReadableWorker(QUEUE_NAME, work, {
      connection: redis,
      prefix: queuePrefix(prefix, shard, shards),
      concurrency: Math.ceil(concurrency / shards),
      name: `${hostname()}/${process.pid}`, // a job says who works on it
      ...RECOVERY,
      ...traceOptions(),
      maxStalledCount: MAX_STALLED_COUNT,
    });
    worker.on("error", onError);
    pauseOnErrors(worker, () => held);
    worker.on("failed", (job, error) => {
      onError(error);
      if (job && isOver(job, error)) onFailed?.(job, error);
    });
    worker.on("completed", ({ id }) => {
      // What is left behind is swept later.
      const release = queues.releaseChunk(id ?? "").catch(onError);
      releasing.add(release);
      void release.finally(() => releasing.delete(release));
    });
    return worker;
  });

  const looking = lookAfterQueue(redis, queues, onError);
  return {
    async ready() {
      await Promise.all(workers.map((worker) => worker.waitUntilReady()));
    },
    async pause() {
      held = true;
      await Promise.all(workers.map((worker) => worker.pause()));
    },
    resume() {
      held = false;
      for (const worker of workers) void worker.resume();
    },
    waiting: () => queues.waitingCount(),
    async close() {
      looking.stop();
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all(releasing);
      await queues.close();
    },
  };
}
