import type { Sentence } from "../document/sentence.ts";
import type { NounPhrase } from "./noun-phrase.ts";

const MAX_NAME = 5;

/** Countries and known bodies named together, each of which speaks: "France, Germany and Italy". */
export type Several = { each: NounPhrase[]; from: number; to: number };

/** The list that ends before `to`; null where fewer than two stand there. */
export function severalBefore(sentence: Sentence, to: number, floor: number): Several | null {
  const near = Math.max(floor, to - MAX_NAME - 2);
  if (
    !sentence.at(to - 1).capital ||
    sentence.back(to - 1, near, (i) => !sentence.says(i, "and")) < near
  )
    return null;
  const each: NounPhrase[] = [];
  let end = to;
  let from = to;
  while (end > floor) {
    const start = startOfName(sentence, end, floor);
    if (start < 0) break;
    each.unshift(phraseOf(sentence, start, end));
    from = articleBefore(sentence, start, floor);
    const joint = from - 1;
    if (joint <= floor || !joins(sentence, joint, each.length === 1)) break;
    end = sentence.says(joint, "and") && sentence.says(joint - 1, ",") ? joint - 1 : joint;
  }
  return each.length > 1 ? { each, from, to } : null;
}

/** The list that begins at `from`. */
export function severalAfter(sentence: Sentence, from: number): Several | null {
  if (
    sentence.find(
      from + 1,
      from + MAX_NAME + 2,
      (i) => sentence.says(i, ",") || sentence.says(i, "and"),
    ) < 0
  )
    return null;
  const each: NounPhrase[] = [];
  let at = from;
  for (;;) {
    const start = sentence.is(at, "article") ? at + 1 : at;
    const to = endOfName(sentence, start);
    if (to < 0) return null;
    each.push(phraseOf(sentence, start, to));
    if (each.length > 1 && sentence.says(at - 1, "and")) return { each, from, to };
    const comma = sentence.says(to, ",") ? to + 1 : to;
    if (sentence.says(comma, "and")) at = comma + 1;
    else if (comma > to) at = comma;
    else return null;
  }
}

function joins(sentence: Sentence, i: number, first: boolean): boolean {
  return sentence.says(i, "and") ? first : sentence.says(i, ",") && !first;
}

function articleBefore(sentence: Sentence, start: number, floor: number): number {
  return start - 1 >= floor && sentence.is(start - 1, "article") ? start - 1 : start;
}

/** Where the longest known name that ends before `end` starts, or -1. */
function startOfName(sentence: Sentence, end: number, floor: number): number {
  for (let start = Math.max(floor, end - MAX_NAME); start < end; start++) {
    if (isKnown(sentence, start, end)) return start;
  }
  return -1;
}

function endOfName(sentence: Sentence, start: number): number {
  for (let end = Math.min(sentence.length, start + MAX_NAME); end > start; end--) {
    if (isKnown(sentence, start, end)) return end;
  }
  return -1;
}

function isKnown(sentence: Sentence, from: number, to: number): boolean {
  if (!sentence.at(from).capital || !sentence.isWord(to - 1)) return false;
  const { places, bodies } = sentence.article;
  const name = sentence.textOf(from, to);
  return places.has(name) || places.has(`the ${name}`) || bodies.has(name);
}

function phraseOf(sentence: Sentence, from: number, to: number): NounPhrase {
  const text = sentence.textOf(from, to);
  const kind = sentence.article.bodies.has(text) ? "body" : "place";
  return { kind, name: text, text, definite: false, at: sentence.spanOf(from, to) };
}
