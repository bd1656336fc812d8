import type { Sentence } from "../document/sentence.ts";
import type { NounPhrase } from "./noun-phrase.ts";
import { readNounPhrase, type PhraseOptions } from "./noun-phrases.ts";
import type { Subject } from "./subject.ts";

const MAX_CHUNKS = 6;

type Chunk = { from: number; to: number };

/**
 * "In Nuuk, the minister, Aviaja Lynge, whose government ..., said": from the left, the first part
 * that could speak is the subject, and the one behind it says more about it.
 */
export function subjectWithAppositions(
  sentence: Sentence,
  comma: number,
  floor: number,
  options: PhraseOptions,
): Subject | null {
  const chunks = chunksBefore(sentence, comma, floor);
  // "Canada, a deputy minister, Rodion Zavyalov, remarked, has ...": the first part is not the speaker's.
  const enclosed = sentence.says(comma + 2, ",") && chunks.length > 1;
  for (const [index, chunk] of chunks.entries()) {
    if (index > 0 && isAside(sentence, chunk.from)) continue;
    const from = subjectStart(sentence, chunk);
    const phrase = from < chunk.to ? readNounPhrase(sentence, from, chunk.to, options) : null;
    if (!phrase || hasVerb(sentence, from, chunk.to)) continue;
    const after = appositionOf(sentence, chunks[index + 1], options);
    if (enclosed && index === 0 && after && phrase.kind === "place") continue;
    const joined = after ? joinApposition(phrase, after) : phrase;
    return { phrase: joined, from, to: comma + 1, comma: sentence.says(from - 1, ",") };
  }
  return null;
}

/** Where a part's noun phrase begins, behind "but" and "In Nuuk". */
function subjectStart(sentence: Sentence, { from, to }: Chunk): number {
  const first = sentence.skip(from, to, (i) => sentence.is(i, "clause opening"));
  return first === to ? to : skipOpening(sentence, first, to);
}

function appositionOf(
  sentence: Sentence,
  chunk: Chunk | undefined,
  options: PhraseOptions,
): NounPhrase | null {
  if (!chunk || isAside(sentence, chunk.from)) return null;
  const { from, to } = chunk;
  return readApposition(sentence, from, to, options);
}

/** A noun phrase behind a comma, known or not. */
function readApposition(
  sentence: Sentence,
  from: number,
  to: number,
  options: PhraseOptions,
): NounPhrase | null {
  return readNounPhrase(sentence, from, to, options) ?? describe(sentence, from, to);
}

/** A phrase with the apposition from `from` up to `to`; null where none stands there. */
export function withApposition(
  sentence: Sentence,
  phrase: NounPhrase,
  { from, to }: Chunk,
  options: PhraseOptions,
): NounPhrase | null {
  const apposition = readApposition(sentence, from, to, options);
  if (!apposition || apposition.kind === "pronoun") return null;
  return joinApposition(phrase, apposition);
}

/** The parts between commas before the verb, the last clause of the sentence only. */
function chunksBefore(sentence: Sentence, comma: number, floor: number): Chunk[] {
  const chunks: Chunk[] = [];
  let to = comma;
  for (let i = comma - 1; i >= floor - 1; i--) {
    if (i >= floor && !parts(sentence, i)) continue;
    if (to > i + 1) chunks.unshift({ from: i + 1, to });
    to = i;
    if (i < floor || !sentence.says(i, ",") || chunks.length >= MAX_CHUNKS) break;
  }
  const clause = chunks.findLastIndex(
    ({ from }, index) => index > 0 && sentence.is(from, "clause opening"),
  );
  const opening = chunks[clause];
  return opening && !sentence.says(opening.from, "and") ? chunks.slice(clause) : chunks;
}

/** Whether the token at `i` ends a part: a mark, or a quote that is not woven into its clause. */
function parts(sentence: Sentence, i: number): boolean {
  if (sentence.isMark(i)) return !sentence.says(i, "-");
  return sentence.isQuote(i) && !isWovenIn(sentence, i);
}

/** "Former chargé d'affaires at ...": describes a name in words that no list has. */
function describe(sentence: Sentence, from: number, to: number): NounPhrase | null {
  const opening =
    sentence.is(from, "descriptive opening") || /^ex-\p{L}+$/u.test(sentence.at(from).lower);
  if (to - from < 2 || !opening) return null;
  const words = sentence.textOf(from, to);
  return { kind: "role", role: words, definite: false, text: words, at: sentence.spanOf(from, to) };
}

/** A quote in the middle of a clause: "what some call 'the bill' was passed". */
function isWovenIn(sentence: Sentence, i: number): boolean {
  return sentence.isWord(i - 1) && !sentence.is(i + 1, "clause opening");
}

function isAside(sentence: Sentence, i: number): boolean {
  const { lower } = sentence.at(i);
  return (
    sentence.is(i, "relative") ||
    sentence.is(i, "adverbial opening") ||
    lower.endsWith("ing") ||
    lower.endsWith("ed")
  );
}

function hasVerb(sentence: Sentence, from: number, to: number): boolean {
  return sentence.find(from, to, (i) => sentence.is(i, "auxiliary")) >= 0;
}

/** One speaker of two phrases side by side: the name of the one, the office of the other. */
export function joinApposition(first: NounPhrase, second: NounPhrase): NounPhrase {
  if (!isNamed(first) && isNamed(second) && first.kind === "role") {
    const role = [first.text, second.role].filter(Boolean).join(", ");
    const { noun, possessive } = first;
    return { ...second, kind: "person", role, noun, possessive, text: second.text };
  }
  const tells = second.kind === "role" || second.kind === "body" || second.kind === "place";
  if (isNamed(first) && tells) {
    const role = [first.role, second.text].filter(Boolean).join(", ");
    const kind = second.kind === "role" ? "person" : first.kind;
    return { ...first, kind, role, noun: first.noun ?? second.noun, possessive: second.possessive };
  }
  return first;
}

function isNamed({ kind }: NounPhrase): boolean {
  return kind === "person" || kind === "name";
}

/** Passes over "In Tunis", "From Buenos Aires", "On the way to the airport" before the subject. */
export function skipOpening(sentence: Sentence, from: number, to: number): number {
  if (!sentence.is(from, "adverbial opening")) return from;
  const subject = sentence.find(from + 2, to, (i) => opensSubject(sentence, i));
  return subject < 0 ? to : subject;
}

function opensSubject(sentence: Sentence, i: number): boolean {
  const before = sentence.at(i - 1);
  if (sentence.is(i - 1, "adverbial opening") || sentence.is(i - 1, "determiner")) return false;
  if (before.lower.endsWith("'s") || before.lower.endsWith("s'")) return false;
  if (sentence.is(i, "determiner") || sentence.is(i, "personal pronoun")) return true;
  if (!sentence.at(i).capital) return false;
  const dated =
    sentence.is(i - 1, "weekday") || sentence.is(i - 1, "month") || /^\d+$/.test(before.text);
  return !before.capital || dated || sentence.article.places.has(before.text);
}
