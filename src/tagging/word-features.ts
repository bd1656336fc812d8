import { NOTHING, setTo, type Features, type FeatureSpace } from "./feature-space.ts";
import type { FormMemo } from "./form-memo.ts";
import type { Reading } from "./reading.ts";
import type { Form } from "./tokens.ts";

const START = "^";
const WORD_SHARE = 1.5;
const PAIR_SHARE = 0.8;

/** Words and pairs of words of the text, words of the title. Names are left out: they tell who. */
export function openWordFeatures(space: FeatureSpace, memoOf: (form: Form) => FormMemo) {
  const start = space.firstOf(START);
  // Where a base form stood last in this text, and before that: to count no pair twice.
  let run = 0;
  const lastRun: number[] = [];
  const lastAt: number[] = [];
  const words: number[] = [];
  const pairs: number[] = [];
  const befores: number[] = [];
  const earlier: number[] = [];

  return (features: Features, { fields, memos }: Reading): void => {
    const { text } = fields;
    run += 1;
    words.length = 0;
    pairs.length = 0;
    befores.length = 0;
    earlier.length = 0;
    let before = 0;
    let first = start;
    for (let at = 0; at < text.length; at += 1) {
      const { form } = text[at]!;
      if (form.pos === "PROPN") {
        before = 0;
        first = start;
        continue;
      }
      const { lemmaId } = form;
      const memo = memos[at]!;
      const seen = lastRun[lemmaId] === run;
      if (!seen && memo.word !== NOTHING) words.push(memo.word);
      let twice = false;
      for (let i = seen ? lastAt[lemmaId]! : -1; i >= 0 && !twice; i = earlier[i]!) {
        twice = befores[i] === before;
      }
      if (!twice) {
        earlier.push(seen ? lastAt[lemmaId]! : -1);
        befores.push(before);
        lastAt[lemmaId] = pairs.length;
        lastRun[lemmaId] = run;
        const known = first !== NOTHING && memo.second !== NOTHING;
        pairs.push(known ? space.pairOf(first, memo.second) : -1);
      }
      before = lemmaId;
      first = memo.first;
    }
    spread(features, words, WORD_SHARE);
    spread(features, pairs, PAIR_SHARE);
    for (const { form } of fields.eventTitle) {
      const { title } = memoOf(form);
      if (title !== NOTHING) setTo(features, title, 0.4);
    }
  };
}

/** Gives long texts no more say than short ones. */
function spread(features: Features, ids: readonly number[], share: number): void {
  const value = share / Math.sqrt(ids.length);
  for (const id of ids) setTo(features, id, value);
}
