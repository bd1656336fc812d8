import { setImmediate as nextTurn } from "node:timers/promises";
import type { ArticleRevision } from "../counting/entry.ts";
import type { Sequenced } from "../queue/chunk.ts";
import { type RecordCall, recordCalls } from "../store/record-calls.ts";
import type { Tagger } from "../tagging/tagger.ts";
import { type Poison, tagStatements } from "./tag-statements.ts";

/** What of a chunk goes to the thread. */
export type TaggingTask = Sequenced & {
  statements: readonly unknown[];
  revisions: readonly ArticleRevision[];
};

/** What comes back: what counts the chunk, and the statements that none can. */
export type Tagged = { calls: RecordCall[]; poison: Poison[] };

export type TaggingTasks = {
  /** The tagger's model, once it can tag. */
  ready(): string;
  tag(task: TaggingTask): Promise<Tagged>;
};

/** All that a tagging thread does; it keeps no state but the tagger's own. */
export function openTaggingTasks(tagger: Tagger): TaggingTasks {
  return {
    ready: () => tagger.model,
    async tag(task) {
      const { entries, poison } = tagStatements(task, tagger);
      const calls = recordCalls({ entries, revisions: task.revisions });
      // What tagging has put off and throws late must break this chunk and not the next: a turn for
      // what waits for an idle moment, and one for timers.
      await nextTurn();
      await nextTurn();
      return { calls, poison };
    },
  };
}
