import type { Sentence } from "../document/sentence.ts";
import type { NounPhrase } from "./noun-phrase.ts";
import { readNounPhrase } from "./noun-phrases.ts";
import { kindOfNoun } from "./nouns.ts";
import type { Subject } from "./subject.ts";

const MAX_FIRST = 12;

/** A subject with the group or body named before its "and": "fishermen in Oslo and cooks on the quay". */
export function withFirstOfTwo(sentence: Sentence, second: Subject, floor: number): Subject {
  const and = second.from - 1;
  if (!sentence.says(and, "and")) return second;
  const from = startOfFirst(sentence, and, floor);
  const both = sentence.says(from - 1, "both");
  if (!both && !isGroup(second.phrase)) return second;
  const first = from < and ? readNounPhrase(sentence, from, and) : null;
  if (!first || first.kind === "pronoun") return second;
  if (!both && !isGroup(first) && !isPlural(sentence, and - 1)) return second;
  const { to } = second;
  const text = sentence.textOf(from, to);
  const phrase: NounPhrase = {
    kind: "plural",
    text,
    noun: second.phrase.noun,
    definite: false,
    at: sentence.spanOf(from, to),
  };
  const start = both ? from - 1 : from;
  return { phrase, from: start, to, comma: sentence.says(start - 1, ",") };
}

/** "Farmers and fishermen": a capital at the start of a sentence makes no name. */
function isPlural(sentence: Sentence, i: number): boolean {
  return i === 0 && kindOfNoun(sentence.at(i).lower, sentence.article.classes) === "plural";
}

/** Somebody without a name; of names that are joined each counts. */
function isGroup({ kind, name }: NounPhrase): boolean {
  return name === undefined && (kind === "plural" || kind === "body");
}

/** Where the first of two begins: behind "both", a mark, or the word that opens its clause; else `and`. */
function startOfFirst(sentence: Sentence, and: number, floor: number): number {
  const lowest = Math.max(floor, and - MAX_FIRST);
  const stop = sentence.back(and - 1, lowest, (i) => sentence.isWord(i) && !opens(sentence, i));
  if (stop < lowest && lowest > floor) return and;
  const from = stop + 1;
  return sentence.find(from, and, (i) => isVerb(sentence, i)) < 0 ? from : and;
}

function opens(sentence: Sentence, i: number): boolean {
  return sentence.says(i, "both") || sentence.is(i, "clause opening") || sentence.is(i, "relative");
}

function isVerb(sentence: Sentence, i: number): boolean {
  const { capital, lower } = sentence.at(i);
  if (capital) return false;
  return sentence.is(i, "auxiliary") || sentence.is(i, "past verb") || lower.endsWith("ed");
}
