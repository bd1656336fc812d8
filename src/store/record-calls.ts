import type { ArticleRevision, Entry } from "../counting/entry.ts";
import { groupBy } from "../statement/group-by.ts";
import { keepStatement } from "./kept-statement.ts";
import { recordArguments } from "./record-arguments.ts";

/** Mentions and article revisions that are counted together. */
export type Batch = { entries: readonly Entry[]; revisions: readonly ArticleRevision[] };

/** The arguments of record.lua for one event, and the highest sequence in them. */
export type RecordCall = { event: string; sequence: number; list: (string | number)[] };

/** The calls of record.lua that count a batch, one for each event. */
export function recordCalls({ entries, revisions }: Batch): RecordCall[] {
  const entriesOf = groupBy(entries, eventOf);
  const revisionsOf = groupBy(revisions, eventOf);
  const events = new Set([...entriesOf.keys(), ...revisionsOf.keys()]);
  return [...events].map((event) => {
    const [revisions, counted] = [revisionsOf.get(event) ?? [], entriesOf.get(event) ?? []];
    const sequence = highestSequence([...revisions, ...counted]);
    const mentions = counted.map((entry) => ({ entry, kept: keepStatement(entry) }));
    return { event, sequence, list: recordArguments({ revisions, mentions, sequence }) };
  });
}

/** The highest sequence in a list, 0 in none. */
export function highestSequence(list: readonly { sequence: number }[]): number {
  return list.reduce((most, { sequence }) => Math.max(most, sequence), 0);
}

function eventOf({ event }: { event: string }): string {
  return event;
}
