import { type FoldLink, type Folds, type Pair, pairOf } from "../counting/folds.ts";
import { ReadoutError } from "../errors.ts";
import { changesBetween } from "../folding/changes.ts";
import { openUnions } from "../folding/unions.ts";
import { groupBy } from "../statement/group-by.ts";
import type { FoldRecord } from "../statement/fold-record.ts";
import type { FoldStore } from "../store/folds.ts";
import { foldsChanged } from "./fold-event.ts";

const MOST_TRIES = 20;

/** The folds of an event as lines of a file, always in the same order. */
export function foldRecords({ links, decisions }: Folds): FoldRecord[] {
  const records: FoldRecord[] = [
    ...links.map(({ utterance, group, similarity, by }): FoldRecord => ({
      kind: "fold",
      utterance,
      into: group,
      similarity,
      by,
    })),
    ...decisions.together.map((pair): FoldRecord => ({ kind: "fold", together: [...pair] })),
    ...decisions.apart.map((pair): FoldRecord => ({ kind: "fold", apart: [...pair] })),
  ];
  const lines = records.map((record) => [JSON.stringify(record), record] as const);
  return lines.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
}

/**
 * Takes in folds of an event that were written elsewhere, beside those that it has: groups that share an utterance
 * become one. Taken in twice they change nothing more; nor where the whole event was forgotten after their sequence, or
 * nothing of it is counted. Throws FOLDS_CHANGED.
 */
export async function takeInFolds(
  store: FoldStore,
  { event, sequence }: { event: string; sequence: number },
  records: readonly FoldRecord[],
): Promise<void> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const folds = await store.read(event);
    if (folds.forgot > sequence) return;
    const regrouped = changesBetween(
      folds.links,
      joinedLinks(folds.links, linksIn(records)),
    ).flat();
    const decisions = joinedDecisions(folds.decisions, records);
    const decided = decisions.together.length + decisions.apart.length;
    const known = folds.decisions.together.length + folds.decisions.apart.length;
    if (regrouped.length === 0 && decided === known) return;
    const now = await store
      .change(event, folds, { regrouped, decisions })
      .catch(whereNothingCounts);
    if (now !== null) return;
  }
  throw foldsChanged(event);
}

/** Everything may have been forgotten, part by part, since it was taken in. */
function whereNothingCounts(error: unknown): void {
  if (!(error instanceof ReadoutError && error.code === "UNKNOWN_EVENT")) throw error;
}

function linksIn(records: readonly FoldRecord[]): FoldLink[] {
  return records.flatMap((record) => {
    if (!("utterance" in record)) return [];
    const { utterance, into: group, similarity, by } = record;
    return [{ utterance, group, similarity, by }];
  });
}

/** Links of both; a group of the one that shares an utterance with a group of the other is one with it. */
function joinedLinks(known: readonly FoldLink[], taken: readonly FoldLink[]): FoldLink[] {
  const links = new Map([...taken, ...known].map((link) => [link.utterance, link]));
  const names = [
    ...new Set([...known, ...taken].flatMap(({ utterance, group }) => [group, utterance])),
  ];
  const places = new Map(names.map((name, place) => [name, place]));
  const unions = openUnions(names.length, []);
  for (const { utterance, group } of [...known, ...taken]) {
    unions.join(places.get(utterance)!, places.get(group)!);
  }
  return unions.groups().flatMap((group) => {
    // The name that it has here already, of several the smallest.
    const members = group.map((place) => names[place]!);
    const had = members
      .map((member) => links.get(member)?.group)
      .filter((name) => name !== undefined);
    const here = known.filter(({ utterance }) => members.includes(utterance));
    const name = here.map((link) => link.group).toSorted()[0] ?? had.toSorted()[0]!;
    return members.map((utterance): FoldLink => {
      const { similarity = 1, by = "words" } = links.get(utterance) ?? {};
      return { utterance, group: name, similarity, by };
    });
  });
}

/** The decisions of both; what is decided here goes before what is taken in. */
function joinedDecisions(
  known: Folds["decisions"],
  records: readonly FoldRecord[],
): Folds["decisions"] {
  const decided = new Set([...known.together, ...known.apart].map(String));
  const taken = groupBy(
    records.flatMap((record): { is: "together" | "apart"; pair: Pair }[] => {
      if ("together" in record) return [{ is: "together", pair: pairOf(...record.together) }];
      return "apart" in record ? [{ is: "apart", pair: pairOf(...record.apart) }] : [];
    }),
    ({ is }) => is,
  );
  const added = (is: "together" | "apart") => {
    const pairs = (taken.get(is) ?? []).map(({ pair }) => pair);
    return [...new Map(pairs.map((pair) => [String(pair), pair]))]
      .filter(([name]) => !decided.has(name))
      .map(([, pair]) => pair);
  };
  return {
    together: [...known.together, ...added("together")],
    apart: [...known.apart, ...added("apart")],
  };
}
