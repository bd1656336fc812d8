import type { ArticleRevision } from "../counting/entry.ts";
import { openTally, type Tally } from "../counting/tally.ts";
import { loadLexicons } from "../lexicons/load-lexicons.ts";
import type { Sendable } from "../queue/unsent-chunks.ts";
import { openTagger } from "../tagging/open-tagger.ts";
import { tagStatements } from "../work/tag-statements.ts";
import type { Counted } from "./counted.ts";

const CHUNK_SIZE = 250;

/** The whole job in this process: the same tagging and counting as on a queue, in memory. */
export async function runInProcess(
  items: AsyncIterable<Sendable[]>,
  { onProgress }: { onProgress: (done: number) => void },
): Promise<Counted> {
  const tagger = openTagger(loadLexicons());
  const tallies = new Map<string, Tally>();
  const tallyOf = (event: string) => {
    const tally = tallies.get(event) ?? openTally(event);
    tallies.set(event, tally);
    return tally;
  };

  const failures: string[] = [];
  let done = 0;
  let statements: unknown[] = [];
  let revisions: ArticleRevision[] = [];
  let sequence = 1;
  const countChunk = async () => {
    const { entries, poison } = await tagStatements({ sequence, statements }, tagger);
    for (const revision of revisions) tallyOf(revision.event).revise(revision);
    for (const entry of entries) tallyOf(entry.event).record(entry);
    failures.push(...poison.map(({ reason }) => reason));
    done += statements.length;
    sequence += statements.length + 1;
    statements = [];
    revisions = [];
    onProgress(done);
  };
  for await (const some of items) {
    for (const item of some) {
      if ("statement" in item) statements.push(item.statement);
      else revisions.push({ ...item.revision, sequence: sequence + statements.length });
      if (statements.length >= CHUNK_SIZE) await countChunk();
    }
  }
  await countChunk();

  return {
    alreadyCounted: 0,
    failures,
    snapshot: async (event, period) => tallyOf(event).snapshot(period),
    utterances: async (event, filter) => tallyOf(event).utterances(filter),
    async *mentions(event) {
      yield tallyOf(event).mentions();
    },
    close: async () => {},
  };
}
