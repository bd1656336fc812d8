import type { Cue } from "./lexicons.ts";
import { emptyTable, lookUp, put, type NumberTable } from "./number-table.ts";

/** Cues by their words, as numbered places; gaps and the event's slot are steps of their own. */
export type CueTrie = {
  /** The numbers of the words that cues have. */
  words: Map<string, number>;
  /** The next place by place and word. */
  next: NumberTable;
  /** Of each place: the cues that end there. */
  cues: Cue[][];
  /** Of each place: whether a word may follow. */
  goesOn: boolean[];
  /** Of each place: the one after up to three words, or NOWHERE. */
  gap: number[];
  /** Of each place: the one after the words that stand for the event, or NOWHERE. */
  slot: number[];
};

export const ROOT = 0;
export const NOWHERE = -1;
/** The number of words that no cue has. */
export const NO_WORD = 0;

/** A trie without cues. */
export function emptyCueTrie(): CueTrie {
  const trie = { words: new Map(), next: emptyTable(), cues: [], goesOn: [], gap: [], slot: [] };
  addPlace(trie);
  return trie;
}

function addPlace({ cues, goesOn, gap, slot }: CueTrie): number {
  goesOn.push(false);
  gap.push(NOWHERE);
  slot.push(NOWHERE);
  return cues.push([]) - 1;
}

/** Adds a cue under its steps: words, `*` for a gap, `X` for the event. */
export function addCue(trie: CueTrie, steps: readonly string[], cue: Cue): void {
  let place = ROOT;
  for (const step of steps) {
    if (step === "*") place = stepOver(trie, trie.gap, place);
    else if (step === "X") place = stepOver(trie, trie.slot, place);
    else place = stepTo(trie, step, place);
  }
  trie.cues[place]!.push(cue);
}

function stepOver(trie: CueTrie, ways: number[], place: number): number {
  const there = ways[place]!;
  if (there !== NOWHERE) return there;
  const added = addPlace(trie);
  ways[place] = added;
  return added;
}

function stepTo(trie: CueTrie, word: string, place: number): number {
  let number = trie.words.get(word);
  if (number === undefined) trie.words.set(word, (number = trie.words.size + 1));
  const there = lookUp(trie.next, place, number);
  if (there !== NOWHERE) return there;
  const added = addPlace(trie);
  trie.goesOn[place] = true;
  put(trie.next, place, number, added);
  return added;
}
