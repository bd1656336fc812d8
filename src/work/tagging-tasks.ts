import { setImmediate as nextTurn } from "node:timers/promises";
import type { ArticleRevision } from "../counting/entry.ts";
import type { Sequenced } from "../queue/chunk.ts";
import { type RecordCall, recordCalls } from "../store/record-calls.ts";
import type { Tagger } from "../tagging/tagger.ts";
import { type Poison, tagStatements } from "./tag-statements.ts";

/** The part of a chunk that goes to the thread. */
export type TaggingTask = Sequenced & {
  statements: readonly unknown[];
  revisions: readonly ArticleRevision[];
};

/** The script calls that count the chunk, made in the thread to spare the process, and the poison in it. */
export type Tagged = { calls: RecordCall[]; poison: Poison[] };

export type TaggingTasks = {
  /** The tagger's model, once it can tag. */
  ready(): string;
  tag(task: TaggingTask): Promise<Tagged>;
};

/** The tasks of a tagging thread; they keep no state except that of the tagger. */
export function openTaggingTasks(tagger: Tagger): TaggingTasks {
  return {
    ready: () => tagger.model,
    async tag(task) {
      const { entries, poison } = tagStatements(task, tagger);
      const calls = recordCalls({ entries, revisions: task.revisions });
      // Code that the tagger left to run later may throw. It has to break this chunk, not the next one:
      // one turn is for callbacks that wait for an idle moment, one for timers.
      await nextTurn();
      await nextTurn();
      return { calls, poison };
    },
  };
}
