import type { Sentence } from "../document/sentence.ts";
import type { SpeechFrame } from "../words/speech-lexicon.ts";
import type { VerbEntry, VerbForm } from "../words/verb-index.ts";

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
  if (!sentence.isWord(at)) return null;
  const entries = sentence.article.verbs.get(sentence.at(at).lower) ?? unknownVerb(sentence, at);
  if (entries.length === 0 || sentence.is(at + 1, "noun behind")) return null;
  let longest = 0;
  let form: VerbForm = "base";
  const frames = new Set<SpeechFrame>();
  for (const entry of entries) {
    const after = matchRest(sentence, at + 1, entry.rest);
    if (after === null || after < longest) continue;
    if (after > longest) frames.clear();
    if (after > longest || form === "base") form = entry.form;
    longest = after;
    frames.add(entry.frame);
  }
  return frames.size > 0 ? { at, after: longest, frames, form } : null;
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

// An adverb may stand inside a phrase: "called once more on".
function matchRest(sentence: Sentence, at: number, rest: readonly string[]): number | null {
  const [first] = rest;
  if (first === undefined) return at;
  let i = !sentence.says(at, first) && sentence.is(at, "adverb") ? at + 1 : at;
  for (const word of rest) if (!sentence.says(i++, word)) return null;
  return i;
}
