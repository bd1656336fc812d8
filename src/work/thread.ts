import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";

export type ThreadSettings = {
  /** A module that exports the tasks. */
  file: URL;
  /** What its module finds as `workerData` of node:worker_threads. */
  data?: unknown;
  /** How many MB of memory its objects may take before it is ended. */
  maxMemoryMb: number;
  /** Whether limits are of the time of the clock, or of the processor time of this process: then others can't use it up. */
  limits?: "clock" | "processor";
};

/** The exports of a thread's module: `ready`, which is asked first, and functions of one argument. */
export type ThreadTasks = { ready(): unknown } & Record<string, (task: never) => unknown>;

type TaskOf<Task> = Task extends (task: infer T) => unknown ? T : never;
type AnswerOf<Task> = Task extends (...task: never) => infer T ? Awaited<T> : never;

export type Thread<Tasks extends ThreadTasks> = {
  /** The answer of the thread's `ready`, once it can work. Rejects where the thread can't start. */
  ready(): Promise<AnswerOf<Tasks["ready"]>>;
  /**
   * Runs a task after those that came before it. A task that takes longer than the limit, ends its thread
   * or throws, rejects with a ThreadError, and the next task has a new thread.
   */
  run<Name extends keyof Tasks & string>(
    name: Name,
    task: TaskOf<Tasks[Name]>,
    timeLimitMs: number,
  ): Promise<AnswerOf<Tasks[Name]>>;
  /** Ends the thread and what runs in it. */
  close(): Promise<void>;
};

/** A task was not answered. The message goes on after its name: "took longer than 5 s". */
export class ThreadError extends Error {
  override name = "ThreadError";
  readonly slow: boolean;

  constructor(message: string, { slow = false, ...options }: ErrorOptions & { slow?: boolean }) {
    super(message, options);
    this.slow = slow;
  }
}

/** The thread's module beside `opener`, the module that opens it: .js where that is built, else .ts. */
export function threadFile(name: string, opener: string): URL {
  return new URL(`./${name}${extname(opener)}`, opener);
}

/** Memory for objects that live no longer than one statement, as most do; V8 uses a third of it at a time. */
const MAX_YOUNG_MB = 192;

/** Opens a thread for tasks that must not hold up this one; it starts when it is first needed. */
export function openThread<Tasks extends ThreadTasks>(settings: ThreadSettings): Thread<Tasks> {
  let pool: Piscina | undefined;
  let greeting: Promise<unknown> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;

  /** The pool starts another thread for one that dies; this ends the pool where that one can't live. */
  async function end(): Promise<void> {
    const ending = pool;
    pool = undefined;
    greeting = undefined;
    await ending?.destroy();
  }

  function start(): Piscina {
    const started = startPool(settings);
    // The thread died between tasks, or before its first one.
    started.on("error", () => {
      if (pool === started) void end();
    });
    return started;
  }

  /** Loading the code of the thread does not count towards the limit of its first task. */
  async function greet(): Promise<unknown> {
    if (closed) throw new Error("The thread is closed");
    pool ??= start();
    greeting ??= pool.run(undefined, { name: "ready" });
    try {
      return await greeting;
    } catch (error) {
      await end();
      throw error;
    }
  }

  async function attempt(name: string, task: unknown, timeLimitMs: number): Promise<unknown> {
    await greet();
    const limit = new AbortController();
    const stop = watch(settings, timeLimitMs, () => limit.abort());
    try {
      return await pool!.run(task, { name, signal: limit.signal });
    } catch (cause) {
      if (closed) throw cause;
      greeting = undefined;
      if (limit.signal.aborted) {
        const message = `took longer than ${timeLimitMs / 1000} s`;
        throw new ThreadError(message, { cause, slow: true });
      }
      throw new ThreadError(whatBroke(cause, settings), { cause });
    } finally {
      stop();
    }
  }

  return {
    ready: greet as Thread<Tasks>["ready"],
    async run(name, task, timeLimitMs) {
      const running = queue.then(() => attempt(name, task, timeLimitMs));
      queue = running.catch(() => {});
      return running as never;
    },
    async close() {
      closed = true;
      await end();
    },
  };
}

const LOOKS_PER_LIMIT = 50;

/** Calls back once when the time is over, unless it is stopped before. */
function watch({ limits }: ThreadSettings, timeLimitMs: number, onOver: () => void): () => void {
  if (limits !== "processor") {
    const timer = setTimeout(onOver, timeLimitMs);
    return () => clearTimeout(timer);
  }
  const before = process.cpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1000 > timeLimitMs) onOver();
  }, timeLimitMs / LOOKS_PER_LIMIT);
  return () => clearInterval(timer);
}

function startPool({ file, data, maxMemoryMb }: ThreadSettings): Piscina {
  const limits = { maxOldGenerationSizeMb: maxMemoryMb, maxYoungGenerationSizeMb: MAX_YOUNG_MB };
  return new Piscina({
    filename: fileURLToPath(file),
    name: "ready",
    minThreads: 1,
    maxThreads: 1,
    workerData: data,
    idleTimeout: Infinity,
    recordTiming: false,
    resourceLimits: limits,
    // The sources run as they stand where tests and measurements load them.
    ...(extname(file.pathname) === ".ts" && { execArgv: ["--import", "tsx"] }),
  });
}

function whatBroke(error: unknown, { maxMemoryMb }: ThreadSettings): string {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return `ran out of memory (${maxMemoryMb} MB)`;
  return `broke its thread: ${String(message ?? error)}`;
}
