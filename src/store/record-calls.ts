import type { ArticleRevision, Entry } from "../counting/entry.ts";
import { taggerName } from "../counting/tagger-name.ts";
import { groupBy } from "../statement/group-by.ts";
import { keepStatement } from "./kept-statement.ts";
import { recordArguments } from "./record-arguments.ts";
import { highestIn } from "./record-call.ts";

/** Mentions and article revisions that are counted together. */
export type Batch = { entries: readonly Entry[]; revisions: readonly ArticleRevision[] };

/** The arguments of record.lua for one event, and the highest sequence in them. */
export type RecordCall = { event: string; sequence: number; list: (string | number)[] };

/** The calls of record.lua that count a batch, one for each event and tagger. */
export function recordCalls({ entries, revisions }: Batch): RecordCall[] {
  const entriesOf = groupBy(entries, eventOf);
  const revisionsOf = groupBy(revisions, eventOf);
  const events = new Set([...entriesOf.keys(), ...revisionsOf.keys()]);
  return [...events].flatMap((event) => {
    const revised = revisionsOf.get(event) ?? [];
    const byTagger = [...groupBy(entriesOf.get(event) ?? [], taggerOf)];
    if (byTagger.length === 0) return [toCall(event, "", { entries: [], revisions: revised })];
    return byTagger.map(([tagger, counted], i) =>
      toCall(event, tagger, { entries: counted, revisions: i === 0 ? revised : [] }),
    );
  });
}

function toCall(event: string, tagger: string, { entries, revisions }: Batch): RecordCall {
  const mentions = entries.map((entry) => ({ entry, kept: keepStatement(entry) }));
  const list = recordArguments({ revisions, mentions }, tagger);
  return { event, sequence: highestIn(list), list };
}

function taggerOf({ cell }: Entry): string {
  return taggerName(cell.model);
}

function eventOf({ event }: { event: string }): string {
  return event;
}
