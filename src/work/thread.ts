import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";

export type ThreadSettings = {
  /** A module that exports the tasks. */
  file: URL;
  /** What of memory its objects may take before it is ended, in MB. */
  maxMemoryMb: number;
};

/** What a thread's module exports: `ready`, which is asked first, and functions of one argument. */
export type ThreadTasks = { ready(): unknown } & Record<string, (task: never) => unknown>;

type TaskOf<Task> = Task extends (task: infer T) => unknown ? T : never;
type AnswerOf<Task> = Task extends (...task: never) => infer T ? Awaited<T> : never;

export type Thread<Tasks extends ThreadTasks> = {
  /** What the thread's `ready` says, once it can work. Rejects where it can't start. */
  ready(): Promise<AnswerOf<Tasks["ready"]>>;
  /**
   * Runs a task after those that came before it. One that takes longer than the limit, or takes its
   * thread down, rejects with a ThreadError, and the next has a new thread; so does one that throws.
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

/** The thread's module beside the one that opens it, at `opener`; the built file ends otherwise than its source. */
export function threadFile(name: string, opener: string): URL {
  return new URL(`./${name}${extname(opener)}`, opener);
}

/** Room for what lives for one statement, as most objects do; V8 uses a third of it at a time. */
const MAX_YOUNG_MB = 192;

/** A thread of its own for work that must not hold up this one; it starts when it is first needed. */
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
    // One that died between tasks, or before its first.
    started.on("error", () => {
      if (pool === started) void end();
    });
    return started;
  }

  /** A thread that is loading its code has its time for that, whatever the limit of the task. */
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
    const timer = setTimeout(() => limit.abort(), timeLimitMs);
    try {
      return await pool!.run(task, { name, signal: limit.signal });
    } catch (cause) {
      if (closed) throw cause;
      greeting = undefined;
      if (limit.signal.aborted) {
        throw new ThreadError(`took longer than ${timeLimitMs / 1000} s`, { cause, slow: true });
      }
      throw new ThreadError(whatBroke(cause, settings), { cause });
    } finally {
      clearTimeout(timer);
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

function startPool({ file, maxMemoryMb }: ThreadSettings): Piscina {
  const limits = { maxOldGenerationSizeMb: maxMemoryMb, maxYoungGenerationSizeMb: MAX_YOUNG_MB };
  return new Piscina({
    filename: fileURLToPath(file),
    name: "ready",
    minThreads: 1,
    maxThreads: 1,
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
