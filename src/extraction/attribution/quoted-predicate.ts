import type { Sentence } from "../document/sentence.ts";
import { readNounPhrase } from "../speakers/noun-phrases.ts";
import { skipOpening } from "../speakers/subject-opening.ts";
import { beforeAside, subjectBefore } from "../speakers/subjects.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import type { Found, Scene } from "./construction.ts";
import { endsWithAny, type WordClasses } from "../words/word-classes.ts";

const MIN_WORDS = 3;
const MAX_BETWEEN = 10;

/** "The ministry “warmly supports” the idea": the verb itself is quoted. */
export function findQuotedVerb(sentence: Sentence, scene: Scene): Found | null {
  const at = sentence.firstQuote(0, sentence.length);
  if (at < 1 || sentence.opensDirect(at)) return null;
  const helps = (i: number) =>
    sentence.is(i, "auxiliary") || sentence.isAdverb(i) || sentence.says(i, "to");
  const verb = sentence.back(at - 1, 0, helps) + 1;
  const phrase = subjectUpTo(sentence, verb);
  if (!phrase || phrase.kind === "pronoun" || !scene.known.identify(phrase)) return null;
  const words = quotedWords(sentence, at);
  const helped = verb < at;
  const tells = helped
    ? saysOwn(words, sentence.article.classes) || !sentence.is(at - 1, "copula")
    : isVerb(words, sentence.article.classes);
  if (!tells) return null;
  const to = sentence.endOfWords(sentence.length);
  return { contents: [sentence.content(verb, to)], phrase, decided: { from: verb, to: at } };
}

/** "The premier lent the plan “the weight of a good neighbour”": a verb that no list has, and a quotation. */
export function findUnknownVerb(sentence: Sentence, scene: Scene): Found | null {
  const at = sentence.firstQuote(0, sentence.length);
  if (at < 2 || sentence.opensDirect(at) || quotedWords(sentence, at).length < MIN_WORDS)
    return null;
  if (sentence.is(at - 1, "named by") || sentence.says(at - 1, "the")) return null;
  const lowest = Math.max(1, at - MAX_BETWEEN);
  const verb = sentence.find(lowest, at, (i) => isFinite(sentence, i));
  if (verb < 0 || sentence.find(verb, at, (i) => sentence.is(i, "inscribed")) >= 0) return null;
  const phrase = subjectOf(sentence, verb);
  if (!phrase || phrase.kind === "place" || !scene.known.identify(phrase)) return null;
  const to = sentence.endOfWords(sentence.length);
  const cue = sentence.words(verb, verb + 1);
  return {
    contents: [sentence.content(verb, to)],
    phrase,
    cue,
    decided: { from: verb, to: verb + 1 },
  };
}

function subjectOf(sentence: Sentence, verb: number): NounPhrase | null {
  if (sentence.says(verb - 1, ","))
    return subjectBefore(sentence, verb, { floor: 0 })?.phrase ?? null;
  return subjectUpTo(sentence, sentence.back(verb - 1, 0, (i) => sentence.isVerbPart(i)) + 1);
}

/** The noun phrase that is all of the sentence before its verb, but for an opening: "In Oslo the ministry". */
function subjectUpTo(sentence: Sentence, end: number): NounPhrase | null {
  const verb = beforeAside(sentence, end - 1, 0) + 1;
  const comma = sentence.back(verb - 1, 0, (i) => sentence.isWord(i)) + 1;
  const start = sentence.skip(comma, verb, (i) => sentence.is(i, "conjunction"));
  const from = skipOpening(sentence, start, verb);
  if (from >= verb || sentence.find(from, verb, (i) => isForm(sentence, i)) >= 0) return null;
  const phrase = readNounPhrase(sentence, from, verb);
  return phrase?.at && phrase.at.end >= sentence.at(verb - 1).end ? phrase : null;
}

function isForm(sentence: Sentence, i: number): boolean {
  if (sentence.at(i).capital) return false;
  const form = sentence.is(i, "auxiliary") || sentence.is(i, "past verb");
  return form || sentence.is(i, "relative") || /[a-z]{2}ed$/.test(sentence.at(i).lower);
}

/** A past or present form in lower case of a verb that no list has, or that reports in another way. */
function isFinite(sentence: Sentence, i: number): boolean {
  const { lower, capital, kind } = sentence.at(i);
  if (kind !== "word" || capital || sentence.is(i, "act verb")) return false;
  if (sentence.is(i, "past verb")) return true;
  const named = sentence.says(i - 1, ",") ? i - 2 : i - 1;
  if (/[a-z]{2}[^s'a]s$/.test(lower) && sentence.at(named).capital) return true;
  return (
    /[a-z]{2}ed$/.test(lower) && !sentence.is(i - 1, "determiner") && !sentence.is(i - 1, "be")
  );
}

function quotedWords(sentence: Sentence, at: number): string[] {
  const { from = 0, to = 0 } = sentence.at(at).quote ?? {};
  return sentence.article.text
    .slice(from, Math.min(to, from + 200))
    .toLowerCase()
    .split(/\s+/);
}

/** Whether quoted words begin with a verb: "warmly supports", "regrets the choice". */
function isVerb(words: readonly string[], classes: WordClasses): boolean {
  const [first = "", second = ""] = words;
  const verb = first.endsWith("ly") ? second : first;
  return /^[a-z-]+(?:[^s']s|ed|'t)$/.test(verb) || classes["quoted verb"].has(verb);
}

/** Whether words behind "is" are a feeling: "deeply disappointed", "studying the paperwork". */
function saysOwn(words: readonly string[], classes: WordClasses): boolean {
  return (
    words
      .slice(0, 2)
      .some((word) => word.length > 3 && endsWithAny(word, classes["feeling ending"])) ||
    words.length > MIN_WORDS
  );
}
