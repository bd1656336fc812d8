/** A state of an article in a call of record.lua: its key, the mark of the state, the sequence in base 36. */
export type RevisionWords = [article: string, mark: string, sequence36: string];

/** A mention in a call: its record has no number of a source, and what is not there is "". */
export type MentionWords = [
  id: string,
  record: string,
  outlet: string,
  article: string,
  kept: string,
];

/** Mentions with the same title and tagger, and the source of each behind a "=". */
export type MentionRun = {
  head: [title: string, epoch: number, model: string];
  sources: string[];
  mentions: MentionWords[];
};

/** What record.lua is told of one event. */
export type RecordWords = {
  revisions: RevisionWords[];
  runs: MentionRun[];
  /** The name of the tagger; "" where any may be. */
  tagger: string;
  /** Against how many forgets all of it was checked; "" where it was not. */
  checked: string;
};

/** The arguments of record.lua for one event; its header says what each means. */
export function writeCall({ revisions, runs, tagger, checked }: RecordWords): (string | number)[] {
  let [highest, lowest] = [0, Number.MAX_SAFE_INTEGER];
  const note = (word: string) => {
    const sequence = Number.parseInt(word, 36);
    highest = Math.max(highest, sequence);
    lowest = Math.min(lowest, sequence);
  };
  const list: (string | number)[] = [revisions.length, runs.length, 0, 0, tagger, checked];
  for (const revision of revisions) {
    note(revision[2]);
    list.push(...revision);
  }
  for (const { head, sources, mentions } of runs) {
    list.push(...head, mentions.length, ...sources);
    for (const mention of mentions) {
      note(mention[1]);
      list.push(...mention);
    }
  }
  list[2] = highest;
  list[3] = lowest;
  return list;
}

/** The highest sequence in the arguments of a call, 0 where it has none. */
export function highestIn(list: readonly (string | number)[]): number {
  return Number(list[2]);
}

const HEADER = 6;

/** What the arguments of a call say. */
export function readCall(list: readonly (string | number)[]): RecordWords {
  const [revisionCount, runCount, , , tagger, checked] = list;
  let at = HEADER;
  const take = (count: number) => list.slice(at, (at += count));
  const words = (count: number) => take(count).map(String);
  const revisions = times(revisionCount, () => words(3) as RevisionWords);
  const runs = times(runCount, (): MentionRun => {
    const [title, epoch, model, count] = take(4);
    const sources = words(Number(count));
    const mentions = times(count, () => words(5) as MentionWords);
    return { head: [String(title), Number(epoch), String(model)], sources, mentions };
  });
  return { revisions, runs, tagger: String(tagger), checked: String(checked) };
}

function times<T>(count: string | number | undefined, make: () => T): T[] {
  return Array.from({ length: Number(count) }, make);
}
