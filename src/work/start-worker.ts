import { UnrecoverableError } from "bullmq";
import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { hostname } from "node:os";
import { ReadoutError, RedisUnreachableError } from "../errors.ts";
import { openWorkerRedis } from "../redis/connection.ts";
import { retryDuringOutages } from "../redis/retry-during-outages.ts";
import { asUnreachable, comesOfRefusal } from "../redis/unreachable.ts";
import { openKeys } from "../store/keys.ts";
import type { ChunkWorker } from "./chunk-worker.ts";
import { meetRedis } from "./meet-redis.ts";
import { startCounting } from "./start-counting.ts";
import { openTagging, OWN_TAGGER_FILE, type Tagging } from "./tagging.ts";
import { countedIn, failedIn, type WorkerEvents } from "./worker-events.ts";
import { checkWorkerSettings, type WorkerSettings } from "./worker-settings.ts";

/** A worker that is told to close waits no longer than this for a Redis that does not answer. */
const LONGEST_SILENCE_MS = 2_000;
/** An error that nobody listens to is told as a warning of the process, at most so often. */
const WARN_EVERY_MS = 60_000;

/**
 * A worker in this process: takes jobs from the queue, tags their statements in a thread and counts them, until it is
 * closed. It waits out a Redis that is away. Events: "ready", "counted", "failed", "error" and "closed". It takes no
 * signal; call `close` when the process is told to stop. A job that is cut off is worked on again, and counting it
 * again changes nothing.
 */
export class ReadoutWorker extends EventEmitter<WorkerEvents> {
  readonly #settings: ReturnType<typeof checkWorkerSettings>;
  readonly #closing: (() => unknown)[] = [];
  readonly #started: Promise<string>;
  #worker: ChunkWorker | undefined;
  #awaited = false;
  #ended: Promise<void> | undefined;
  #warnedAt = Number.NEGATIVE_INFINITY;

  /** Throws INVALID_CONFIG. */
  constructor(given: WorkerSettings) {
    super({ captureRejections: true });
    this.#settings = checkWorkerSettings(given);
    if (given.onCounted) this.on("counted", given.onCounted);
    if (given.onFailed) this.on("failed", given.onFailed);
    this.#started = this.#start().catch((error: unknown) => {
      throw this.#ended ? closedEarly() : asUnreachable(this.#settings.redis, error);
    });
    this.#started.catch((error: Error) => this.#failToStart(error));
  }

  /**
   * Resolves when it takes jobs, with the name of its tagger's model. Rejects where it can't start: INVALID_TAGGER,
   * REDIS_UNSAFE, QUEUE_SHARDS_MISMATCH, or a Redis that refuses it (REDIS_UNREACHABLE).
   */
  async ready(): Promise<string> {
    this.#awaited = true;
    return this.#started;
  }

  /** Takes no new job, and resolves when the current ones are done; `resume` goes on. */
  async pause(): Promise<void> {
    await this.ready();
    await this.#worker?.pause();
  }

  /** Takes jobs again. */
  resume(): void {
    this.#worker?.resume();
  }

  /** Takes no new job, finishes the current ones and closes all that it opened. */
  async close(): Promise<void> {
    return (this.#ended ??= this.#end());
  }

  async #start(): Promise<string> {
    const { redis: address, prefix, onWarning } = this.#settings;
    const onError = (error: Error) => this.#hear(error);
    const keys = openKeys(prefix);
    const redis = openWorkerRedis(address);
    redis.on("error", onError);
    this.#closing.push(() => redis.disconnect());
    const tagging = this.#openTagging();
    this.#closing.push(() => tagging.close());
    const told = { info: () => {}, warn: onWarning, error: onWarning };
    // One after the other: what is wrong with the tagger is told also where Redis is away.
    const { model } = await tagging.ready().catch((cause: Error) => this.#refuseTagger(cause));
    await retryDuringOutages({ waitMs: Number.POSITIVE_INFINITY, passes: this.#passes }, () =>
      meetRedis(redis, this.#settings, keys, told),
    );
    if (this.#ended) throw closedEarly();
    const counting = startCounting(redis, keys, this.#settings, {
      tagging,
      // Several workers may live in one process.
      worker: `${hostname()}/${process.pid}-${randomBytes(3).toString("hex")} ${model}`,
      silentMs: LONGEST_SILENCE_MS,
      onError,
      onBeat: () => {},
      onGoodbye: () => {},
      onCounted: (jobId, calls, ms) => {
        if (this.listenerCount("counted") > 0) this.#tell("counted", countedIn(jobId, calls, ms));
      },
      onFailed: (job, error) => this.#tell("failed", failedIn(job, error)),
    });
    this.#worker = counting.worker;
    this.#closing.push(counting.close);
    await counting.worker.ready();
    this.#tell("ready", model);
    return model;
  }

  /** An outage passes; a Redis that refuses our password does not. */
  readonly #passes = (error: unknown): boolean => {
    const { redis: address } = this.#settings;
    if (comesOfRefusal(error as Error)) return false;
    return !this.#ended && asUnreachable(address, error) instanceof RedisUnreachableError;
  };

  #openTagging(): Tagging {
    const { tagger, limits } = this.#settings;
    return openTagging({
      ...(tagger !== undefined && { file: OWN_TAGGER_FILE, data: { tagger } }),
      limits: { chunkMs: limits.jobMs, statementMs: limits.statementMs },
      maxMemoryMb: limits.memoryMb,
    });
  }

  #refuseTagger(cause: Error): never {
    if (this.#ended) throw closedEarly();
    if (this.#settings.tagger === undefined) throw cause;
    throw new ReadoutError("INVALID_TAGGER", cause.message, { cause });
  }

  async #failToStart(error: Error): Promise<void> {
    const wasClosed = this.#ended !== undefined;
    await this.close();
    if (wasClosed) return;
    if (this.listenerCount("error") > 0) this.emit("error", error);
    else if (!this.#awaited) throw error; // nobody would hear that no worker is there
  }

  /** A listener that throws must not make a job fail that was counted. */
  #tell<Name extends keyof WorkerEvents>(name: Name, ...told: WorkerEvents[Name]): void {
    try {
      (this as EventEmitter).emit(name, ...told);
    } catch (error) {
      this.#hear(error as Error);
    }
  }

  /** Tells of an error after which it goes on. */
  #hear(error: Error): void {
    if (error instanceof UnrecoverableError) return; // told as "failed"
    const stable = asUnreachable(this.#settings.redis, error) as Error;
    if (this.listenerCount("error") > 0) {
      this.emit("error", stable);
      return;
    }
    const now = performance.now();
    if (this.#ended || now - this.#warnedAt < WARN_EVERY_MS) return;
    this.#warnedAt = now;
    process.emitWarning(`A worker of readout goes on after this: ${stable.message}`);
  }

  async #end(): Promise<void> {
    for (let close = this.#closing.pop(); close; close = this.#closing.pop()) await close();
    this.emit("closed");
  }
}

/**
 * Starts a worker in this process. Throws INVALID_CONFIG; whatever else keeps it from starting rejects `ready()` and is
 * an "error" of the worker.
 */
export function startWorker(settings: WorkerSettings): ReadoutWorker {
  return new ReadoutWorker(settings);
}

function closedEarly(): ReadoutError {
  return new ReadoutError("READOUT_CLOSED", "The worker was closed before it had started");
}
