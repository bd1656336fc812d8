import type { Text } from "./tokens.ts";
import { lengthOf, startOf } from "./origin.ts";
import type { WordWeights } from "./word-weights.ts";

/** Words `from` up to, not including, `to` of a statement's text or of its event's title. */
export type Stretch = { in: "text" | "eventTitle"; from: number; to: number };

type Weighed = Stretch & { weight: number };

const MOST = 3;
/** What weighs less than this share of the strongest stretch decided little. */
const TELLING = 0.4;
const WORD = /^[\p{L}\p{N}]/u;
/** A question mark says something, a comma or a quotation mark beside a word does not. */
const ENDS = /^[\p{L}\p{N}?!]/u;

/**
 * The words that weighed most for a label that no cue shows: up to three stretches, one of the text
 * among them if any of its words speaks for the label. Where none does, the word of the text that
 * speaks least against it, of those alike the longest. Empty only for a text without words.
 */
export function inferStretches(text: Text, weights: WordWeights): Stretch[] {
  const ofText = stretchesOf(text, weights);
  const candidates = [...ofText, ...wordsOf("eventTitle", weights.title)];
  const found: Weighed[] = [];
  while (found.length < MOST) {
    const next = strongest(candidates, found);
    if (!next || next.weight < TELLING * (found[0] ?? next).weight) break;
    found.push(next);
  }
  if (!found.some((stretch) => stretch.in === "text")) {
    const best = strongest(ofText, []);
    if (best) found.splice(MOST - 1, 1, best);
  }
  if (found.length === 0) return leastAgainst(text, weights.text);
  return inOrder(found);
}

/** Each word that speaks for the label, and each group with the sum of its words. */
function stretchesOf({ forms }: Text, { text, groups }: WordWeights): Weighed[] {
  const found = wordsOf("text", text).filter(({ from }) => WORD.test(forms[from]!.text));
  for (const group of groups) {
    let from = startOf(group);
    let to = from + lengthOf(group);
    while (from < to && !WORD.test(forms[from]!.text)) from += 1;
    while (from < to && !ENDS.test(forms[to - 1]!.text)) to -= 1;
    let weight = 0;
    for (let at = from; at < to; at += 1) weight += text[at]!;
    if (weight > 0) found.push({ in: "text", from, to, weight });
  }
  return found;
}

function wordsOf(field: Stretch["in"], words: Float64Array): Weighed[] {
  const found: Weighed[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const weight = words[at]!;
    if (weight > 0) found.push({ in: field, from: at, to: at + 1, weight });
  }
  return found;
}

function strongest(candidates: readonly Weighed[], taken: readonly Weighed[]): Weighed | null {
  let best: Weighed | null = null;
  for (const candidate of candidates) {
    if (best !== null && candidate.weight <= best.weight) continue;
    if (taken.every((other) => isApart(candidate, other))) best = candidate;
  }
  return best;
}

function isApart(a: Stretch, b: Stretch): boolean {
  return a.in !== b.in || a.to <= b.from || b.to <= a.from;
}

function leastAgainst({ forms }: Text, words: Float64Array): Stretch[] {
  let best = -1;
  for (let at = 0; at < forms.length; at += 1) {
    if (!WORD.test(forms[at]!.text)) continue;
    const longer = best >= 0 && forms[at]!.text.length > forms[best]!.text.length;
    const [own, most] = [words[at] ?? 0, best < 0 ? -Infinity : (words[best] ?? 0)];
    if (own > most || (own === most && longer)) best = at;
  }
  return best < 0 ? [] : [{ in: "text", from: best, to: best + 1 }];
}

/** Those of the text first, each field's in its order; what touches is one. */
function inOrder(found: readonly Weighed[]): Stretch[] {
  const sorted = found.toSorted((a, b) =>
    a.in === b.in ? a.from - b.from : a.in === "text" ? -1 : 1,
  );
  const joined: Stretch[] = [];
  for (const { in: field, from, to } of sorted) {
    const last = joined.at(-1);
    if (last?.in === field && last.to === from) last.to = to;
    else joined.push({ in: field, from, to });
  }
  return joined;
}
