import type { Folds, Regrouped } from "../counting/folds.ts";
import { ReadoutError } from "../errors.ts";
import { changesBetween } from "../folding/changes.ts";
import { type Collected, openCollection } from "../folding/collect.ts";
import type { FoldWords } from "../folding/fold-words.ts";
import { findGroups } from "../folding/groups.ts";
import type { Mention } from "../statement/tags.ts";
import type { FoldStore } from "../store/folds.ts";

/** What a pass found, and what it changed, or would change. */
export type FoldOutcome = {
  /** Utterances that are folded into another one from now on, and in how many groups with these. */
  joined: number;
  groups: number;
  /** Those among them that were not before, and those that are no more. */
  added: number;
  removed: number;
};

/** Utterances that are regrouped in one call, so that none holds Redis for long. */
const REGROUPED_AT_ONCE = 200;
const MOST_TRIES = 20;

/**
 * Folds the utterances of an event that are one statement, reprinted, and takes apart what is none any more. Where
 * somebody else changes the folds meanwhile it begins anew, so that two passes end alike; where it is broken off,
 * all that was counted is right, and the next one does the rest. Throws FOLDS_CHANGED.
 */
export async function foldEvent(
  store: FoldStore,
  event: { name: string; mentions: () => AsyncIterable<Mention[]> },
  { lexicon, dryRun }: { lexicon: FoldWords; dryRun: boolean },
): Promise<FoldOutcome> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const folds = await store.read(event.name);
    const collected = openCollection();
    for await (const some of event.mentions()) for (const mention of some) collected.add(mention);
    const { wordings, quotations } = collected;
    const textless = await findTextless(store, event.name, { folds, collected });
    const links = findGroups({ wordings, quotations, textless, ...folds }, lexicon);
    const outcome = outcomeOf(folds.links, links);
    if (dryRun) return outcome;
    const steps = changesBetween(folds.links, links);
    if (await makeChanges(store, event.name, { folds, steps })) return outcome;
  }
  throw foldsChanged(event.name);
}

/** The folded utterances that count, and whose text is not there any more. */
async function findTextless(
  store: FoldStore,
  event: string,
  { folds, collected }: { folds: Folds; collected: Collected },
): Promise<Set<string>> {
  const read = new Set([...collected.wordings].map(({ utterance }) => utterance));
  const unread = folds.links.map(({ utterance }) => utterance).filter((one) => !read.has(one));
  const kept = await store.wordings(event, unread);
  return new Set(kept.flatMap((row) => (row?.statement === null ? [row.utterance] : [])));
}

/** That others changed the folds of an event each time it was tried. */
export function foldsChanged(event: string): ReadoutError {
  return new ReadoutError(
    "FOLDS_CHANGED",
    `The folds of ${event} were changed by others again and again meanwhile; try again`,
  );
}

/** Makes changes step by step; false where somebody else has changed the folds, and some of them were not made. */
async function makeChanges(
  store: FoldStore,
  event: string,
  { folds, steps }: { folds: Folds; steps: readonly Regrouped[][] },
): Promise<boolean> {
  let { revision } = folds;
  for (let next = 0; next < steps.length;) {
    const regrouped: Regrouped[] = [];
    while (next < steps.length && regrouped.length < REGROUPED_AT_ONCE) {
      regrouped.push(...steps[next++]!);
    }
    const now = await store.change(event, { ...folds, revision }, { regrouped });
    if (now === null) return false;
    revision = now;
  }
  return true;
}

function outcomeOf(before: Folds["links"], after: Folds["links"]): FoldOutcome {
  const [was, is] = [before, after].map(foldedIn) as [Set<string>, Set<string>];
  return {
    joined: is.size,
    groups: new Set(after.map(({ group }) => group)).size,
    added: [...is].filter((utterance) => !was.has(utterance)).length,
    removed: [...was].filter((utterance) => !is.has(utterance)).length,
  };
}

/** The utterances that are folded into another one. */
function foldedIn(links: Folds["links"]): Set<string> {
  return new Set(links.flatMap(({ utterance, group }) => (utterance === group ? [] : [utterance])));
}
