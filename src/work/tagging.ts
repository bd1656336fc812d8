import { partOf } from "../queue/split-chunk.ts";
import {
  type ReadTask,
  readTask,
  type Tagged,
  type TaggerModel,
  type TaggingTask,
} from "./tagging-tasks.ts";
import type * as TaggingThread from "./tagging-thread.ts";
import { openThread, ThreadError, threadFile } from "./thread.ts";

/** How many milliseconds a thread may take; after that it is ended, and its task is done again. */
export type TimeLimits = { chunkMs: number; statementMs: number };

export type Tagging = {
  /** The tagger's model and epoch, once its thread can tag. Rejects where it can't be started. */
  ready(): Promise<TaggerModel>;
  /**
   * Checks and tags a chunk. A statement that ends its thread, or holds it for too long, is tried
   * alone, at most twice, and comes back as poison; the others are tagged.
   */
  tag(chunk: TaggingTask): Promise<Tagged>;
  close(): Promise<void>;
};

const THREAD_FILE = threadFile("tagging-thread", import.meta.url);
/** The module of a thread whose tagger is named by `data`. */
export const OWN_TAGGER_FILE = threadFile("own-tagger-thread", import.meta.url);
const TIME_LIMITS: TimeLimits = { chunkMs: 30_000, statementMs: 5_000 };
const MAX_MEMORY_MB = 512;
const TRIES_ALONE = 2;

export type TaggingSettings = {
  /** The module of the thread. */
  file?: URL;
  /** What it is given to begin with. */
  data?: unknown;
  limits?: TimeLimits;
  maxMemoryMb?: number;
};

/** Tags in a thread, so that a slow text does not keep the process from renewing locks and hearing signals. */
export function openTagging({
  file = THREAD_FILE,
  data,
  limits = TIME_LIMITS,
  maxMemoryMb = MAX_MEMORY_MB,
}: TaggingSettings = {}): Tagging {
  const thread = openThread<typeof TaggingThread>({ file, data, maxMemoryMb });

  async function tagAlone(task: ReadTask): Promise<Tagged> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await thread.run("tag", task, limits.statementMs);
      } catch (error) {
        if (!(error instanceof ThreadError)) throw error;
        // The statement may not be to blame the first time: an earlier one threw late, or the machine stood still.
        if (tried === TRIES_ALONE) {
          return { calls: [], poison: [{ part: 0, reason: `Tagging ${error.message}` }] };
        }
      }
    }
  }

  async function tagOneByOne(task: TaggingTask): Promise<Tagged> {
    const chunk = "json" in task ? readTask(task.json) : task;
    if (typeof chunk === "string") return { calls: [], poison: [], unreadable: chunk };
    const { calls, poison } = await tagAlone({ ...chunk, statements: [] });
    for (const part of chunk.statements.keys()) {
      const alone = await tagAlone(partOf(chunk, part, part + 1));
      calls.push(...alone.calls);
      poison.push(...alone.poison.map(({ reason }) => ({ part, reason })));
    }
    return { calls, poison };
  }

  return {
    ready: () => thread.ready(),
    async tag(chunk) {
      try {
        return await thread.run("tag", chunk, limits.chunkMs);
      } catch (error) {
        if (!(error instanceof ThreadError)) throw error;
        return tagOneByOne(chunk);
      }
    },
    close: () => thread.close(),
  };
}
