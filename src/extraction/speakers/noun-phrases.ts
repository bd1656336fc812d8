import type { Sentence } from "../document/sentence.ts";
import { isNamePart } from "./name-words.ts";
import { readNamed } from "./names.ts";
import { pointingTo, type Base, type Extent, type NounPhrase } from "./noun-phrase.ts";
import { bareNoun, findNoun, kindOfNoun } from "./nouns.ts";

/** `anybody` takes any noun with an article for somebody: for verbs that only people do. */
export type PhraseOptions = { anybody?: boolean };

const MAX_WORDS = 26;

/** Reads the tokens from `start` up to `stop` as one noun phrase that could speak; null if it can't. */
export function readNounPhrase(
  sentence: Sentence,
  start: number,
  stop: number,
  { anybody = false }: PhraseOptions = {},
): NounPhrase | null {
  const { from, to } = withoutOpening(sentence, start, Math.min(stop, sentence.length));
  const end = endOfPhrase(sentence, from, Math.min(to, from + MAX_WORDS));
  const { lower } = sentence.at(from);
  if (
    end === from ||
    sentence.article.classes["addressing pronoun"].has(lower.replace(/'\w+$/, ""))
  )
    return null;
  if (sentence.is(from, "personal pronoun")) {
    const at = sentence.spanOf(from, from + 1);
    return pointingTo({ definite: true, text: lower, at }, { kind: "pronoun" });
  }
  const core = endOfCore(sentence, from, end);
  const possessive = sentence.is(from, "possessive") ? lower : undefined;
  const definite = lower === "the" || possessive !== undefined;
  const base = {
    definite,
    possessive,
    text: sentence.textOf(from, end),
    at: sentence.spanOf(from, end),
  };
  const extent = { from, core, end };
  if (sentence.at(core - 1).lower.endsWith("'s") && end === core && !isFirm(sentence, core))
    return null;
  return isNamePart(sentence, core - 1)
    ? readNamed(sentence, extent, base)
    : readUnnamed(sentence, extent, base, anybody);
}

/** The core of "ministers of the EU" ends before "of", that of "one of her deputies" behind it. */
function endOfCore(sentence: Sentence, from: number, end: number): number {
  const partly = sentence.is(from, "indefinite opening") && sentence.says(from + 1, "of");
  const first = partly ? from + 2 : from;
  return sentence.skip(first, end, (i) => i === first || !sentence.is(i, "phrase tail"));
}

/** "McDonald's said": a name that ends like a possessive, and speaks. */
function isFirm(sentence: Sentence, core: number): boolean {
  return sentence.at(core - 1).capital && sentence.is(core, "personal verb");
}

/** The phrase without adverbs before it, and without what belongs to the verb: "Britain on Monday said". */
function withoutOpening(sentence: Sentence, start: number, stop: number) {
  const from = sentence.skip(
    start,
    stop,
    (i) => sentence.is(i, "adverb") || sentence.is(i, "phrase opening"),
  );
  let to = sentence.back(stop - 1, from, (i) => sentence.is(i, "emphatic pronoun")) + 1;
  if (to - from > 2 && sentence.says(to - 2, "on") && /[a-z]day$/.test(sentence.at(to - 1).lower))
    to -= 2;
  // "Iran Thursday welcomed the truce."
  else if (to - from > 1 && sentence.is(to - 1, "weekday") && sentence.at(to - 2).capital) to--;
  const pronoun =
    to > from &&
    sentence.is(to - 1, "personal pronoun") &&
    // "For he had dared": only "it" can be an object.
    (to - from < 2 || !sentence.says(to - 1, "it") || !sentence.is(to - 2, "before pronoun"));
  return { from: pronoun ? to - 1 : from, to };
}

/** "a senior official", "the ministry": a noun that says who speaks. */
function readUnnamed(
  sentence: Sentence,
  { from, core }: Extent,
  base: Base,
  anybody: boolean,
): NounPhrase | null {
  const { classes } = sentence.article;
  const noun = bareNoun(sentence, core);
  const kind = kindOfNoun(noun, classes);
  const one = kind === "plural" && sentence.says(from, "one");
  if (kind) return pointingTo(base, { kind: one ? "role" : kind, noun, role: base.text });
  // "a partner Anna Berg", "officials here": the noun may stand before the last word.
  // "The letter said": whoever wrote it.
  if (base.definite && sentence.is(core - 1, "utterance"))
    return pointingTo(base, { kind: "body", noun });
  const inner = findNoun(sentence, from, core);
  if (inner) return pointingTo(base, { ...inner, role: base.text });
  const somebody = anybody && sentence.is(from, "indefinite article") && !classes.thing.has(noun);
  return somebody ? pointingTo(base, { kind: "role", noun, role: base.text }) : null;
}

function endOfPhrase(sentence: Sentence, from: number, to: number): number {
  let i = from;
  while (i < to && isPhraseWord(sentence, i) && !separates(sentence, i)) i++;
  return i;
}

/** An "and" that is not inside a name: "Foreign Affairs and Trade", "Berg and Lund". */
function separates(sentence: Sentence, i: number): boolean {
  if (!sentence.says(i, "and")) return false;
  const next = sentence.says(i + 1, "the") ? i + 2 : i + 1;
  return !sentence.at(i - 1).capital || !/^[\p{Lu}\d]/u.test(sentence.at(next).text);
}

function isPhraseWord(sentence: Sentence, i: number): boolean {
  return sentence.isWord(i) ? !sentence.is(i, "relative") : sentence.says(i, "/");
}
