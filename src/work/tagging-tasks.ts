import { setImmediate as nextTurn } from "node:timers/promises";
import type { ArticleRevision } from "../counting/entry.ts";
import { type ReceivedChunk, readHeldChunk, type Sequenced } from "../queue/chunk.ts";
import { noJson } from "../queue/remnant.ts";
import { type RecordCall, recordCalls } from "../store/record-calls.ts";
import type { OwnTagger } from "../tagging/tagger.ts";
import { type Poison, tagStatements } from "./tag-statements.ts";

/** The part of a chunk that goes to the thread. */
export type ReadTask = Sequenced & {
  statements: readonly unknown[];
  revisions: readonly ArticleRevision[];
};

/** A chunk, or the bytes of one in JSON, which the thread reads to spare the process. */
export type TaggingTask = ReadTask | { json: Uint8Array };

/** The script calls that count the chunk, made in the thread to spare the process, and the poison in it. */
export type Tagged = {
  calls: RecordCall[];
  poison: Poison[];
  /** Why the bytes hold no chunk; then nothing is tagged. */
  unreadable?: string;
};

/** What a tagger is. */
export type TaggerModel = Pick<OwnTagger, "model" | "epoch">;

export type TaggingTasks = {
  /** The tagger's model and epoch, once it can tag. */
  ready(): TaggerModel;
  tag(task: TaggingTask): Promise<Tagged>;
};

/** The tasks of a tagging thread; they keep no state except that of the tagger. */
export function openTaggingTasks(tagger: OwnTagger): TaggingTasks {
  return {
    ready: () => ({ model: tagger.model, epoch: tagger.epoch }),
    async tag(task) {
      const chunk = "json" in task ? readTask(task.json) : task;
      if (typeof chunk === "string") return { calls: [], poison: [], unreadable: chunk };
      const { entries, poison } = await tagStatements(chunk, tagger);
      const calls = recordCalls({ entries, revisions: chunk.revisions });
      // Code that the tagger left to run later may throw. It has to break this chunk, not the next one:
      // one turn is for callbacks that wait for an idle moment, one for timers.
      await nextTurn();
      await nextTurn();
      return { calls, poison };
    },
  };
}

/** Why a job with something else in it can't be processed. */
export const NO_CHUNK = "The job holds no chunk of statements";

/** The chunk in these bytes, or why there is none. */
export function readTask(json: Uint8Array): ReceivedChunk | string {
  try {
    return readHeldChunk(json) ?? NO_CHUNK;
  } catch (error) {
    return noJson(error as SyntaxError);
  }
}
