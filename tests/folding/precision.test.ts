import { expect, test } from "vitest";
import { findGroups } from "../../src/folding/groups.ts";
import type { Wording } from "../../src/folding/wording.ts";
import { loadFoldWords } from "../../src/lexicons/load-fold-words.ts";
import { editedPairs, WRITTEN_PAIRS } from "./edits.ts";
import { lookAlikes } from "./look-alikes.ts";
import type { PairOfSaid, Said } from "./said.ts";

const lexicon = loadFoldWords();
const NOTHING = {
  quotations: [],
  decisions: { together: [], apart: [] },
  links: [],
  textless: new Set<string>(),
};

function toWording({ speaker, text }: Said, utterance: string): Wording {
  return { utterance, id: utterance, instant: 0, text, speaker, affiliation: null, country: null };
}

function areFolded([a, b]: PairOfSaid): boolean {
  const wordings = [toWording(a, "a"), toWording(b, "b")];
  return findGroups({ ...NOTHING, wordings }, lexicon).length > 0;
}

test("of two hundred edited reprints nine in ten are folded", () => {
  const pairs = editedPairs(200, 1);
  const missed = pairs.filter(({ pair }) => !areFolded(pair));
  expect(missed.length, JSON.stringify(missed, null, 1)).toBeLessThanOrEqual(20);
});

test.each(WRITTEN_PAIRS)("%j and %j are folded", (...pair) => {
  expect(areFolded(pair)).toBe(true);
});

test("of two hundred look-alikes none are folded", () => {
  const pairs = lookAlikes();
  expect(pairs.length).toBeGreaterThanOrEqual(200);
  expect(pairs.filter(areFolded)).toEqual([]);
});

test("in one event with all of them no look-alikes come into one group, by whatever way", () => {
  const pairs = [...lookAlikes(), ...editedPairs(200, 2).map(({ pair }) => pair)];
  const keys = new Map<string, Wording>();
  const keyOf = (said: Said) => JSON.stringify(said);
  for (const said of pairs.flat()) keys.set(keyOf(said), toWording(said, `u${keys.size}`));
  const links = findGroups({ ...NOTHING, wordings: keys.values() }, lexicon);
  const groupOf = new Map(links.map(({ utterance, group }) => [utterance, group]));
  expect(groupOf.size).toBeGreaterThan(100);
  const group = (said: Said) => groupOf.get(keys.get(keyOf(said))!.utterance);
  const wrong = lookAlikes().filter(([a, b]) => group(a) !== undefined && group(a) === group(b));
  expect(wrong).toEqual([]);
});
