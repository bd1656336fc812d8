import type { ArticleRevision, Entry } from "../counting/entry.ts";
import { recordArguments } from "./record-arguments.ts";

/** Mentions and article revisions that are counted together. */
export type Batch = { entries: readonly Entry[]; revisions: readonly ArticleRevision[] };

/** What record.lua is called with for one event. */
export type RecordCall = { event: string; list: (string | number)[] };

/** What record.lua is called with to count a batch, event by event. */
export function recordCalls({ entries, revisions }: Batch): RecordCall[] {
  const entriesOf = groupByEvent(entries);
  const revisionsOf = groupByEvent(revisions);
  const events = new Set([...entriesOf.keys(), ...revisionsOf.keys()]);
  return [...events].map((event) => ({
    event,
    list: recordArguments(revisionsOf.get(event) ?? [], entriesOf.get(event) ?? []),
  }));
}

export function groupByEvent<T extends { event: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.event);
    if (group) group.push(row);
    else groups.set(row.event, [row]);
  }
  return groups;
}
