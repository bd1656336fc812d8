import type { Cue } from "./cue.ts";
import { emptyTable, lookUp, put, type NumberTable } from "./number-table.ts";

/** Cues by their words, as numbered places; gaps and the event's slot are steps of their own. */
export type CueTrie = {
  /** The numbers of the words that cues have. */
  words: Map<string, number>;
  /** The next place by place and word. */
  next: NumberTable;
  /** Lists of cues that end at the same place. */
  cues: Cue[][];
  /** Four numbers a place, by PLACE. A place's number is where its four begin, divided by four. */
  places: number[];
};

/** What stands in a place: each a number, or NOWHERE. */
export const PLACE = {
  /** The list of the cues that end here. */
  cues: 0,
  /** The place after up to three words. */
  gap: 1,
  /** The place after the words that stand for the event. */
  slot: 2,
  /** Whether a word may follow; NOWHERE if not. */
  goesOn: 3,
} as const;

export const ROOT = 0;
export const NOWHERE = -1;
/** The number of words that no cue has. */
export const NO_WORD = 0;

/** A trie without cues. */
export function emptyCueTrie(): CueTrie {
  const trie: CueTrie = { words: new Map(), next: emptyTable(), cues: [], places: [] };
  addPlace(trie);
  return trie;
}

function addPlace({ places }: CueTrie): number {
  return places.push(NOWHERE, NOWHERE, NOWHERE, NOWHERE) / 4 - 1;
}

/** Adds a cue under its steps: words, `*` for a gap, `X` for the event. */
export function addCue(trie: CueTrie, steps: readonly string[], cue: Cue): void {
  let place = ROOT;
  for (const step of steps) {
    if (step === "*") place = stepOver(trie, 4 * place + PLACE.gap);
    else if (step === "X") place = stepOver(trie, 4 * place + PLACE.slot);
    else place = stepTo(trie, step, place);
  }
  const at = 4 * place + PLACE.cues;
  if (trie.places[at] === NOWHERE) trie.places[at] = trie.cues.push([]) - 1;
  trie.cues[trie.places[at]!]!.push(cue);
}

function stepOver(trie: CueTrie, at: number): number {
  const there = trie.places[at]!;
  if (there !== NOWHERE) return there;
  const added = addPlace(trie);
  trie.places[at] = added;
  return added;
}

function stepTo(trie: CueTrie, word: string, place: number): number {
  let number = trie.words.get(word);
  if (number === undefined) trie.words.set(word, (number = trie.words.size + 1));
  const there = lookUp(trie.next, place, number);
  if (there !== NOWHERE) return there;
  const added = addPlace(trie);
  trie.places[4 * place + PLACE.goesOn] = 1;
  put(trie.next, place, number, added);
  return added;
}
