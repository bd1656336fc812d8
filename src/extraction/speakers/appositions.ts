import type { Sentence } from "../document/sentence.ts";
import { hasName, type NounPhrase } from "./noun-phrase.ts";
import { readNounPhrase, type PhraseOptions } from "./noun-phrases.ts";
import { kindOfNoun } from "./nouns.ts";
import { headBefore } from "./phrase-before.ts";
import type { Subject } from "./subject.ts";
import { skipOpening } from "./subject-opening.ts";

const MAX_CHUNKS = 6;
const MAX_APPOSITIONS = 3;

type Chunk = { from: number; to: number };

/**
 * "In Nuuk, the minister, Aviaja Lynge, whose government ..., said": from the left, the first part
 * that could speak is the subject, and those behind it say more about it.
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
  const whose = ownedBy(sentence, chunks, options);
  if (whose)
    return { phrase: whose, from: chunks.at(-1)?.from ?? floor, to: comma + 1, comma: true };
  for (const [index, chunk] of chunks.entries()) {
    if (opensAside(sentence, chunk.from, index)) continue;
    const from = subjectStart(sentence, chunk);
    const phrase = from < chunk.to ? readNounPhrase(sentence, from, chunk.to, options) : null;
    if (!phrase || hasVerb(sentence, from, chunk.to)) continue;
    const behind = chunks.slice(index + 1);
    if (enclosed && index === 0 && behind.length > 0 && phrase.kind === "place") continue;
    const joined = withChunks(sentence, phrase, { from, behind }, options);
    return { phrase: joined, from, to: comma + 1, comma: sentence.says(from - 1, ",") };
  }
  return null;
}

/** Whether a part is an aside; an adverbial at the start has the subject in it: "In Oslo the mayor". */
function opensAside(sentence: Sentence, from: number, index: number): boolean {
  if (index === 0 && sentence.is(from, "adverbial opening")) return false;
  return isAside(sentence, from);
}

/** "a group in Oslo, whose head, Anna Berg, said": the name behind "whose" speaks. */
function ownedBy(
  sentence: Sentence,
  chunks: readonly Chunk[],
  options: PhraseOptions,
): NounPhrase | null {
  const [clause, last] = chunks.slice(-2);
  if (!clause || !last || !sentence.says(clause.from, "whose")) return null;
  const name = readNounPhrase(sentence, last.from, last.to, options);
  if (name?.kind !== "person") return null;
  const office = sentence.textOf(clause.from + 1, clause.to);
  const owner = headBefore(sentence, clause.from - 1)?.text.replace(/^the /i, "");
  const role = [office, name.role, owner].filter(Boolean).join(", ");
  return { ...name, role, beside: sentence.spanOf(chunks[0]?.from ?? clause.from, last.to) };
}

/** Where a part's noun phrase begins, behind "but" and "In Nuuk". */
function subjectStart(sentence: Sentence, { from, to }: Chunk): number {
  const first = sentence.skip(from, to, (i) => sentence.is(i, "clause opening"));
  return first === to ? to : skipOpening(sentence, first, to);
}

/** A phrase with the parts behind it that say more about it. */
function withChunks(
  sentence: Sentence,
  phrase: NounPhrase,
  { from, behind }: { from: number; behind: readonly Chunk[] },
  options: PhraseOptions,
): NounPhrase {
  const last = behind.at(-1);
  if (!last) return phrase;
  const beside = sentence.spanOf(from, last.to);
  const named = behind.findIndex((chunk) => namesHolder(sentence, phrase, chunk, options));
  const holder = behind[named];
  if (holder) {
    const name = readNounPhrase(sentence, holder.from, holder.to, options);
    const office = sentence.textOf(from, behind[named - 1]?.to ?? holder.from - 1);
    const first: NounPhrase = { ...phrase, kind: "role", text: office };
    if (name) return { ...joinApposition(first, name), beside };
  }
  let joined = phrase;
  for (const chunk of behind) {
    const next = isAside(sentence, chunk.from) ? null : joinChunk(sentence, joined, chunk, options);
    joined = next ?? joined;
  }
  return { ...joined, beside };
}

/** "Minister of Works, Trade and Fish, Anna Berg": whether a part names who holds the office before it. */
function namesHolder(
  sentence: Sentence,
  { kind, noun = "" }: NounPhrase,
  { from, to }: Chunk,
  options: PhraseOptions,
): boolean {
  const office =
    kind === "role" || (kind === "body" && kindOfNoun(noun, sentence.article.classes) === null);
  if (!office || isAside(sentence, from)) return false;
  const phrase = readNounPhrase(sentence, from, to, options);
  // ", an Egyptian" is no name.
  if (sentence.is(from, "indefinite article") && phrase?.kind !== "person") return false;
  return phrase?.kind === "person" || (phrase?.kind === "name" && kind === "role");
}

/** A phrase with one more part of a noun phrase, an age, or a place: ", 44, from Oslo". */
function joinChunk(
  sentence: Sentence,
  phrase: NounPhrase,
  { from, to }: Chunk,
  options: PhraseOptions,
  first = true,
): NounPhrase | null {
  if (tellsMore(sentence, from, to)) return withRole(phrase, sentence.textOf(from, to));
  const unknown = first ? describe(sentence, from, to) : null;
  const apposition = readNounPhrase(sentence, from, to, options) ?? unknown;
  if (apposition?.kind === "pronoun") return null;
  // ", an Egyptian": no name.
  if (apposition?.kind === "name" && sentence.is(from, "indefinite article"))
    return joinApposition(phrase, { ...apposition, kind: "role", text: sentence.textOf(from, to) });
  return apposition && joinApposition(phrase, apposition);
}

/** An age, or where somebody is from. */
function tellsMore(sentence: Sentence, from: number, to: number): boolean {
  if (to - from === 1) return /^\d{1,3}$/.test(sentence.at(from).text);
  return (sentence.says(from, "from") || sentence.says(from, "of")) && sentence.at(to - 1).capital;
}

function withRole(phrase: NounPhrase, more: string): NounPhrase | null {
  if (!hasName(phrase)) return null;
  return { ...phrase, role: [phrase.role, more].filter(Boolean).join(", ") };
}

/** A phrase with all that stands behind it from the comma at `comma` on, and where that ends. */
export function withAppositions(
  sentence: Sentence,
  phrase: NounPhrase,
  { from, comma }: { from: number; comma: number },
  options: PhraseOptions,
): { phrase: NounPhrase; to: number } {
  let joined = phrase;
  let to = comma;
  for (let count = 0; count < MAX_APPOSITIONS && sentence.says(to, ","); count++) {
    if (speakerGoesOn(sentence, to + 1)) break;
    const stop = sentence.skip(to + 1, sentence.length, (i) => sentence.isWord(i));
    if (hasVerb(sentence, to + 1, stop)) break;
    const next = joinChunk(sentence, joined, { from: to + 1, to: stop }, options, count === 0);
    if (!next) break;
    joined = next;
    to = stop;
  }
  const clause = sentence.says(to, ",") && sentence.is(to + 1, "with whom");
  const end = clause ? sentence.skip(to + 1, sentence.length, (i) => !endsClause(sentence, i)) : to;
  return { phrase: end > comma ? { ...joined, beside: sentence.spanOf(from, end) } : joined, to };
}

function endsClause(sentence: Sentence, i: number): boolean {
  return sentence.isQuote(i) || (sentence.isMark(i) && /[:;.]/.test(sentence.at(i).text));
}

/** Whether a clause, not an apposition, begins behind the comma. */
function speakerGoesOn(sentence: Sentence, i: number): boolean {
  return (
    i >= sentence.length ||
    /(?:ing|[a-z]{2}ed)$/.test(sentence.at(i).lower) ||
    sentence.is(i, "speaker goes on")
  );
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
    sentence.is(i, "participle opening") ||
    (/(?:ing|ed)$/.test(lower) && !isOfPerson(sentence, i))
  );
}

/** "Retired justice Anna Berg", "Khaled Berg": what looks like a participle belongs to a name. */
function isOfPerson(sentence: Sentence, i: number): boolean {
  if (sentence.at(i).capital && sentence.at(i + 1).capital) return true;
  const noun = sentence.at(i + 1);
  const named = sentence.at(i + 2).capital && sentence.at(i + 3).capital;
  return noun.kind === "word" && !noun.capital && named;
}

function hasVerb(sentence: Sentence, from: number, to: number): boolean {
  const verb = (i: number) =>
    sentence.is(i, "auxiliary") ||
    sentence.at(i).lower.endsWith("n't") ||
    (sentence.is(i, "past verb") && !sentence.at(i).capital);
  return sentence.find(from, to, verb) >= 0;
}

/** One speaker of two phrases side by side: the name of the one, the office of the other. */
export function joinApposition(first: NounPhrase, second: NounPhrase): NounPhrase {
  if (!hasName(first) && hasName(second) && first.kind === "role") {
    const role = [first.text, second.role].filter(Boolean).join(", ");
    const { noun, possessive } = first;
    return { ...second, kind: "person", role, noun, possessive, text: second.text };
  }
  // "The owner, Star Lines"
  if (first.kind === "role" && second.kind === "body" && second.name !== undefined)
    return { ...second, role: [first.text, second.role].filter(Boolean).join(", ") };
  const tells = second.kind === "role" || second.kind === "body" || second.kind === "place";
  if (hasName(first) && tells) {
    const role = [first.role, second.text].filter(Boolean).join(", ");
    const kind = second.kind === "role" ? "person" : first.kind;
    return { ...first, kind, role, noun: first.noun ?? second.noun, possessive: second.possessive };
  }
  return first;
}
