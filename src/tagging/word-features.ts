import { addTo, NOTHING, setOnce, type Features, type FeatureSpace } from "./feature-space.ts";
import { inText, inTitle } from "./origin.ts";
import type { Reading } from "./reading.ts";

const START = "^";
const WORD_SHARE = 1.5;
const PAIR_SHARE = 0.8;
const GROUP_SHARE = 1.2;

/**
 * Words, pairs of words and letter groups of the text, words of the title. Names are left out: they tell who.
 */
export function openWordFeatures(space: FeatureSpace) {
  const start = space.firstOf(START);
  // Where a base form stood last in this text, and before that: to count no pair twice.
  let run = 0;
  const lastRun: number[] = [];
  const lastAt: number[] = [];
  // The groups of words whose part is not known.
  const unsaid: number[] = [];
  let { words, wordsAt, pairs, pairsAt, befores, earlier } = roomFor(256);

  return (features: Features, { fields }: Reading): void => {
    const { forms } = fields.text;
    if (forms.length > pairs.length) {
      ({ words, wordsAt, pairs, pairsAt, befores, earlier } = roomFor(forms.length));
    }
    run += 1;
    let wordsFound = 0;
    let groupsFound = 0;
    let pairsFound = 0;
    let before = 0;
    let first = start;
    for (let at = 0; at < forms.length; at += 1) {
      const form = forms[at]!;
      if (form.pos === "PROPN") {
        before = 0;
        first = start;
        continue;
      }
      const { lemmaId } = form;
      const seen = lastRun[lemmaId] === run;
      if (!seen && form.word !== NOTHING) {
        words[wordsFound] = form.word;
        wordsAt[wordsFound] = inText(at, at + 1);
        wordsFound += 1;
        groupsFound += form.groups.length;
        if (form.said !== null) addSaid(features.said, form.said);
        else for (const id of form.groups) unsaid.push(id);
      }
      let twice = false;
      for (let i = seen ? lastAt[lemmaId]! : -1; i >= 0 && !twice; i = earlier[i]!) {
        twice = befores[i] === before;
      }
      if (!twice) {
        earlier[pairsFound] = seen ? lastAt[lemmaId]! : -1;
        befores[pairsFound] = before;
        lastAt[lemmaId] = pairsFound;
        lastRun[lemmaId] = run;
        const known = first !== NOTHING && form.second !== NOTHING;
        pairs[pairsFound] = known ? space.pairOf(first, form.second) : -1;
        pairsAt[pairsFound] = inText(before === 0 ? at : at - 1, at + 1);
        pairsFound += 1;
      }
      before = lemmaId;
      first = form.first;
    }
    spread(features, words, wordsAt, WORD_SHARE / Math.sqrt(wordsFound), wordsFound);
    spread(features, pairs, pairsAt, PAIR_SHARE / Math.sqrt(pairsFound), pairsFound);
    features.saidShare = GROUP_SHARE / Math.sqrt(Math.max(1, groupsFound));
    for (const id of unsaid) addTo(features, id, features.saidShare);
    unsaid.length = 0;
    const titled = fields.eventTitle.forms;
    for (let at = 0; at < titled.length; at += 1) {
      const { title } = titled[at]!;
      if (title !== NOTHING) setOnce(features, title, 0.4, inTitle(at));
    }
  };
}

function roomFor(size: number) {
  return {
    words: new Int32Array(size),
    wordsAt: new Int32Array(size),
    pairs: new Int32Array(size),
    pairsAt: new Int32Array(size),
    befores: new Int32Array(size),
    earlier: new Int32Array(size),
  };
}

/** Adds what the letter groups of a word say. */
function addSaid(sums: Float64Array, said: Float64Array): void {
  for (let k = 0; k < sums.length; k += 1) sums[k]! += said[k]!;
}

/** Gives each the same value, which falls with their number: long texts have no more say. */
function spread(
  features: Features,
  ids: Int32Array,
  origins: Int32Array,
  value: number,
  size: number,
): void {
  for (let i = 0; i < size; i += 1) addTo(features, ids[i]!, value, origins[i]!);
}
