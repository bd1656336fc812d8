import type { ArticleRevision } from "../counting/entry.ts";
import type { EventSnapshot, Utterance, UtteranceFilter } from "../counting/snapshot.ts";
import { openTally, type Recorded, type Tally } from "../counting/tally.ts";
import type { Sendable } from "../queue/producer.ts";
import type { Tagger } from "../tagging/tagger.ts";
import { type Counter, processChunk } from "../work/process-chunk.ts";
import type { Counted } from "./counted.ts";

const CHUNK_SIZE = 250;

/** The whole job in this process: the same tagging and counting as on a queue, in memory. */
export async function runInProcess(
  items: AsyncIterable<Sendable>,
  { tagger, onProgress }: { tagger: Tagger; onProgress: (done: number) => void },
): Promise<Counted> {
  const tallies = new Map<string, Tally>();
  const tallyOf = (event: string) => {
    const tally = tallies.get(event) ?? openTally(event);
    tallies.set(event, tally);
    return tally;
  };
  const counter: Counter = {
    async record({ entries, revisions }) {
      const recorded: Recorded = { counted: 0, replaced: 0, unchanged: 0, overtaken: 0 };
      for (const revision of revisions) tallyOf(revision.event).revise(revision);
      for (const entry of entries) recorded[tallyOf(entry.event).record(entry)] += 1;
      return recorded;
    },
  };

  const failures: string[] = [];
  let done = 0;
  let statements: unknown[] = [];
  let revisions: ArticleRevision[] = [];
  let sequence = 1;
  const work = async () => {
    const chunk = { sequence, statements, revisions };
    const { poison } = await processChunk(chunk, { tagger, counter });
    failures.push(...poison.map(({ reason }) => reason));
    done += statements.length;
    statements = [];
    revisions = [];
    sequence += 1;
    onProgress(done);
  };
  for await (const item of items) {
    if ("statement" in item) statements.push(item.statement);
    else revisions.push({ ...item.revision, sequence });
    if (statements.length >= CHUNK_SIZE) await work();
  }
  await work();

  return {
    failures,
    snapshot: async (event: string): Promise<EventSnapshot> => tallyOf(event).snapshot(),
    utterances: async (event: string, filter: UtteranceFilter): Promise<Utterance[]> =>
      tallyOf(event).utterances(filter),
    close: async () => {},
  };
}
