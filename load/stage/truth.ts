import { toEntry } from "../../src/counting/entry.ts";
import type { EventSnapshot } from "../../src/counting/snapshot.ts";
import { openTally, type Tally } from "../../src/counting/tally.ts";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";

/** What must be counted: the same statements tagged and counted once, in this process. */
export function countInProcess(statements: Iterable<Statement>): Map<string, EventSnapshot> {
  const tagger = openTagger(loadLexicons());
  const tallies = new Map<string, Tally>();
  for (const statement of statements) {
    const tally = tallies.get(statement.event) ?? openTally(statement.event);
    tallies.set(statement.event, tally);
    const tagged = { ...statement, tags: tagger.tag(statement) };
    tally.record(toEntry(tagged, { sequence: 1, epoch: tagger.epoch }));
  }
  return new Map([...tallies].map(([event, tally]) => [event, tally.snapshot()]));
}

/** Everything in a snapshot in one order, for telling whether two are the same. */
export function fingerprint(snapshot: EventSnapshot): string[] {
  const { event, title, cells, outlets, positions, folded, readers, checks } = snapshot;
  const rows = [cells, outlets, positions, readers, checks].map((list) =>
    list.map((row) => JSON.stringify(row, inOrder)).sort(),
  );
  return [event, title, `${folded} folded`, ...rows.flat()];
}

/** Fields in the order of their names, at every depth. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function mentionsIn({ cells }: Pick<EventSnapshot, "cells">): number {
  return cells.reduce((sum, { mentions }) => sum + mentions, 0);
}
