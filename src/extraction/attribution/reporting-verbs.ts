import type { Sentence } from "../document/sentence.ts";
import type { SpeechFrame } from "../words/speech-lexicon.ts";
import {
  ANY_JUDGING_ADJECTIVE,
  ANY_POSSESSIVE,
  ANY_WORDS,
  type VerbEntry,
  type VerbForm,
} from "../words/verb-index.ts";

/** A reporting verb at its place: tokens `at` to `after`, and the ways in which it can report. */
export type ReportingVerb = {
  at: number;
  after: number;
  frames: ReadonlySet<SpeechFrame>;
  form: VerbForm;
};

/** The reporting verbs of a sentence in order; of patterns at one place the longest. */
export function findVerbs(sentence: Sentence): ReportingVerb[] {
  const verbs: ReportingVerb[] = [];
  for (let at = 0; at < sentence.length; at++) {
    const verb = verbAt(sentence, at);
    if (!verb) continue;
    verbs.push(verb);
    at = verb.after - 1;
  }
  return verbs;
}

function verbAt(sentence: Sentence, at: number): ReportingVerb | null {
  const entries = entriesAt(sentence, at);
  if (entries.length === 0) return null;
  let longest = 0;
  let form: VerbForm = "base";
  let frames: Set<SpeechFrame> | null = null;
  const adverb = sentence.isAdverb(at + 1);
  for (const entry of entries) {
    if (!adverb && !opensRest(sentence, at + 1, entry.rest)) continue;
    const after = matchRest(sentence, at + 1, entry.rest);
    if (after === null || after < longest) continue;
    if (!frames || after > longest) frames = new Set();
    if (after > longest || form === "base") form = entry.form;
    longest = after;
    frames.add(entry.frame);
  }
  return frames && { at, after: longest, frames, form };
}

/** The patterns that a word may open; none where it is a noun. */
function entriesAt(sentence: Sentence, at: number): readonly VerbEntry[] {
  if (!sentence.isWord(at) || isNoun(sentence, at)) return NO_VERB;
  const entries = sentence.article.verbs.get(sentence.at(at).lower) ?? unknownVerb(sentence, at);
  return entries.length > 0 && sentence.is(at + 1, "noun behind") ? NO_VERB : entries;
}

/** Whether the rest of a pattern can begin at a word that is no adverb. */
function opensRest(sentence: Sentence, at: number, [first]: readonly string[]): boolean {
  const any = first === ANY_WORDS || first === ANY_JUDGING_ADJECTIVE;
  return first === undefined || any || matchesWord(sentence, at, first);
}

/** "The Baltic states warned": a noun, as a verb stands behind it. */
function isNoun(sentence: Sentence, at: number): boolean {
  if (!sentence.is(at, "plural noun")) return false;
  const next = sentence.skip(at + 1, at + 3, (i) => sentence.isAdverb(i));
  return sentence.is(next, "auxiliary") || sentence.reports(next);
}

const NO_VERB: readonly VerbEntry[] = [];
const UNKNOWN: readonly VerbEntry[] = [{ rest: [], frame: "say", form: "past" }];

/** Any verb right behind a quotation reports it: "...", beamed Anna Berg. */
function unknownVerb(sentence: Sentence, at: number): readonly VerbEntry[] {
  const { lower, capital } = sentence.at(at);
  if (capital || !lower.endsWith("ed") || !/[a-z]ed$/.test(lower)) return NO_VERB;
  const pronoun = sentence.is(at - 1, "personal pronoun") && !sentence.says(at - 1, "it");
  const subject = pronoun ? at - 2 : at - 1;
  const mark = sentence.says(subject, ",") ? subject - 1 : subject;
  if (!sentence.isQuote(mark)) return NO_VERB;
  if (pronoun) return sentence.isWord(at + 1) ? NO_VERB : UNKNOWN;
  return sentence.at(at + 1).capital || sentence.is(at + 1, "name opening") ? UNKNOWN : NO_VERB;
}

const MAX_GAP = 6;
const MAX_DEGREE = 3;

/** Where the rest of a pattern ends; an adverb may stand before it: "called once more on". */
function matchRest(sentence: Sentence, at: number, rest: readonly string[]): number | null {
  let i = at;
  for (let position = 0; position < rest.length; position++) {
    const word = rest[position] ?? "";
    if (word === ANY_WORDS) i = endOfGap(sentence, i, rest[position + 1]);
    else {
      i = beforeWord(sentence, i, word, position === 0);
      if (!matchesWord(sentence, i, word)) return null;
      i++;
    }
  }
  return i;
}

function matchesWord(sentence: Sentence, i: number, word: string): boolean {
  if (word === ANY_POSSESSIVE) return sentence.is(i, "possessive");
  if (word === ANY_JUDGING_ADJECTIVE) return sentence.is(i, "judging adjective");
  return sentence.says(i, word);
}

/** Behind the adverbs that may stand there: "is deeply sorry", "is not so happy". */
function beforeWord(sentence: Sentence, i: number, word: string, first: boolean): number {
  if (word === ANY_JUDGING_ADJECTIVE) return behindDegree(sentence, i);
  return first && !matchesWord(sentence, i, word) && sentence.isAdverb(i) ? i + 1 : i;
}

function behindDegree(sentence: Sentence, i: number): number {
  const degree = (at: number) => sentence.is(at, "degree") || sentence.isAdverb(at);
  return sentence.skip(i, i + MAX_DEGREE, (at) => {
    return degree(at) && !sentence.is(at, "judging adjective");
  });
}

/** "give the plan short shrift": where the words of a gap end, at the word behind it. */
function endOfGap(sentence: Sentence, from: number, next: string | undefined): number {
  const behind = (i: number) => next !== undefined && matchesWord(sentence, i, next);
  return sentence.skip(from + 1, from + 1 + MAX_GAP, (i) => {
    const words = sentence.isWord(i - 1) && sentence.isWord(i);
    return words && !behind(i) && !sentence.is(i, "auxiliary") && !sentence.is(i, "clause opening");
  });
}
