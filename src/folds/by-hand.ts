import { type Folds, type FoldLink, type Pair, pairOf, type Regrouped } from "../counting/folds.ts";
import { ReadoutError } from "../errors.ts";
import { changesBetween } from "../folding/changes.ts";
import type { FoldWords } from "../folding/fold-words.ts";
import { findGroups } from "../folding/groups.ts";
import { toWording } from "../folding/wording.ts";
import { hasLabels } from "../statement/tags.ts";
import type { FoldStore, KeptWording } from "../store/folds.ts";
import { foldsChanged } from "./fold-event.ts";

const MOST_TRIES = 20;
const NOTHING_ELSE = { quotations: [], textless: new Set<string>() };

/** What is changed by hand: a store, the event and the words by which similarity is told. */
export type Hand = { store: FoldStore; event: string; lexicon: FoldWords };

/**
 * Folds two utterances, and all that are folded with them, whatever they say; they stay so. Each is named by its
 * key or by one of its mentions. Throws UNKNOWN_UTTERANCE, SAME_UTTERANCE, NOT_COUNTED, FOLDS_CHANGED.
 */
export async function joinByHand(hand: Hand, names: readonly [string, string]): Promise<void> {
  const [a, b] = await findUtterances(hand, names);
  if (a === b) {
    throw new ReadoutError("SAME_UTTERANCE", `${names.join(" and ")} are the same utterance`);
  }
  await changeByHand(hand, (folds) => {
    const [one, other] = [membersOf(folds, a!), membersOf(folds, b!)];
    const parted = (pair: Pair) =>
      (one.includes(pair[0]) && other.includes(pair[1])) ||
      (one.includes(pair[1]) && other.includes(pair[0]));
    return {
      groups: [[...new Set([...one, ...other])]],
      byHand: [a!, b!],
      together: withPair(folds.decisions.together, pairOf(a!, b!)),
      apart: folds.decisions.apart.filter((pair) => !parted(pair)),
    };
  });
}

/**
 * Takes an utterance out of those it is folded with; it stays apart from each of them. Throws UNKNOWN_UTTERANCE,
 * NOT_FOLDED, FOLDS_CHANGED.
 */
export async function partByHand(hand: Hand, name: string): Promise<void> {
  const [utterance = ""] = await findUtterances(hand, [name]);
  await changeByHand(hand, (folds) => {
    const others = membersOf(folds, utterance).filter((other) => other !== utterance);
    if (others.length === 0) {
      throw new ReadoutError(
        "NOT_FOLDED",
        `${name} is not folded with another utterance of ${hand.event}`,
      );
    }
    const pairs = others.map((other) => pairOf(utterance, other));
    const isOne = (pair: Pair) => pairs.some(([a, b]) => a === pair[0] && b === pair[1]);
    return {
      groups: [others, [utterance]],
      byHand: [],
      together: folds.decisions.together.filter((pair) => !isOne(pair)),
      apart: pairs.reduce(withPair, folds.decisions.apart),
    };
  });
}

type ByHand = {
  /** Utterances that are one from now on. */
  groups: readonly (readonly string[])[];
  /** Those of them that were named. */
  byHand: readonly string[];
  together: readonly Pair[];
  apart: readonly Pair[];
};

async function changeByHand(hand: Hand, decide: (folds: Folds) => ByHand): Promise<void> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const folds = await hand.store.read(hand.event);
    const { groups, byHand, together, apart } = decide(folds);
    const links: FoldLink[] = [];
    for (const group of groups) links.push(...(await linkGroup(hand, folds, { group, byHand })));
    const touched = new Set(groups.flat());
    const regrouped: Regrouped[] = changesBetween(
      folds.links.filter(({ utterance }) => touched.has(utterance)),
      links,
    ).flat();
    const decisions = { together, apart };
    if ((await hand.store.change(hand.event, folds, { regrouped, decisions })) !== null) return;
  }
  throw foldsChanged(hand.event);
}

/** The links of a group that is given: named and compared as a pass would. */
async function linkGroup(
  { store, event, lexicon }: Hand,
  folds: Folds,
  { group, byHand }: { group: readonly string[]; byHand: readonly string[] },
): Promise<FoldLink[]> {
  if (group.length < 2) return [];
  const kept = await store.wordings(event, group);
  const wordings = kept.flatMap((row) => {
    const wording = row?.statement && toWording(row.utterance, row.statement);
    return wording ? [wording] : [];
  });
  const together = group.slice(1).map((utterance) => pairOf(group[0]!, utterance));
  const found = findGroups(
    { ...NOTHING_ELSE, wordings, decisions: { together, apart: [] }, links: folds.links },
    lexicon,
  );
  const known = new Map(folds.links.map((link) => [link.utterance, link.by]));
  return found
    .filter(({ utterance }) => group.includes(utterance))
    .map((link) => ({
      ...link,
      by: byHand.includes(link.utterance) ? "hand" : (known.get(link.utterance) ?? "words"),
    }));
}

async function findUtterances({ store, event }: Hand, names: readonly string[]): Promise<string[]> {
  const found = await store.wordings(event, names);
  return found.map((row, i) => utteranceOf(row, { name: names[i]!, event }));
}

function utteranceOf(
  row: KeptWording | null,
  { name, event }: { name: string; event: string },
): string {
  if (row === null) {
    throw new ReadoutError(
      "UNKNOWN_UTTERANCE",
      `${event} has no utterance or mention ${name}; readout folds and readout show name them`,
    );
  }
  if (row.statement !== null && !hasLabels(row.statement)) {
    throw new ReadoutError("NOT_COUNTED", `${name} is in another language, so it counts nowhere`);
  }
  return row.utterance;
}

function membersOf({ links }: Folds, utterance: string): string[] {
  const group = links.find((link) => link.utterance === utterance)?.group;
  if (group === undefined) return [utterance];
  return links.filter((link) => link.group === group).map((link) => link.utterance);
}

function withPair(pairs: readonly Pair[], pair: Pair): readonly Pair[] {
  const known = pairs.some(([a, b]) => a === pair[0] && b === pair[1]);
  return known ? pairs : [...pairs, pair];
}
