import type { Sentence } from "../document/sentence.ts";
import { joinApposition, withAppositions } from "./appositions.ts";
import type { KnownSpeakers } from "./known-speakers.ts";
import type { NounPhrase } from "./noun-phrase.ts";
import { readNounPhrase } from "./noun-phrases.ts";
import { kindOfNoun } from "./nouns.ts";
import { endsWithAny } from "../words/word-classes.ts";
import { skipOpening } from "./subject-opening.ts";
import { isViewer } from "./viewers.ts";

const MAX_CHUNKS = 4;
const MAX_NAME = 6;
const MAX_OFFICE = 6;

type Chunk = { from: number; to: number };

/** The subject of a sentence without a reporting verb: whom "he" in the next sentence means. */
export function subjectOfSentence(
  sentence: Sentence,
  known: Pick<KnownSpeakers, "identify">,
): NounPhrase | null {
  const chunks = firstChunks(sentence);
  for (const [index, chunk] of chunks.entries()) {
    const from = startOfSubject(sentence, chunk);
    const phrase =
      from < chunk.to
        ? readNounPhrase(sentence, from, endOfSubject(sentence, from, chunk.to))
        : null;
    if (!phrase) continue;
    const subject = withNext(sentence, phrase, chunk, chunks[index + 1]);
    if (phrase.kind === "pronoun") return known.identify(phrase) && subject;
    // "Make of that what you will": a lone capital at the start is a name only before its verb.
    const lone = phrase.kind === "name" && from === 0 && chunk.to > 1;
    if (isOrdinary(sentence, phrase, from)) continue;
    if (!lone || known.identify(subject)?.kind === "person") return subject;
  }
  return null;
}

/** A phrase with the part behind its comma that says more about it. */
function withNext(
  sentence: Sentence,
  phrase: NounPhrase,
  { to }: Chunk,
  next: Chunk | undefined,
): NounPhrase {
  if (!next || !sentence.says(to, ",") || isAdverbial(sentence, next.from)) return phrase;
  const after = readNounPhrase(sentence, next.from, next.to);
  return after ? joinApposition(phrase, after) : phrase;
}

/** "Praise came first from Oslo": a word with a capital only as it begins a sentence. */
function isOrdinary(sentence: Sentence, { kind, name = "" }: NounPhrase, from: number): boolean {
  if (kind !== "name" || from > 0 || name.includes(" ")) return false;
  const word = sentence.at(0).lower;
  const noun =
    sentence.is(0, "reaction noun") || sentence.is(0, "thing") || sentence.is(0, "answer noun");
  return (
    noun ||
    sentence.article.verbs.has(word) ||
    endsWithAny(word, sentence.article.classes["abstract ending"])
  );
}

/** Where the noun phrase of a part begins: behind "In a cafe", and behind the "for" of a viewpoint. */
function startOfSubject(sentence: Sentence, { from, to }: Chunk): number {
  if (sentence.says(from, "for")) return isViewer(sentence, from + 1, to) ? from + 1 : to;
  if (isParticiple(sentence, from) || sentence.is(from, "relative")) return to;
  return skipOpening(sentence, from, to);
}

/** "Landed in Bergen, ...": a participle opens the sentence. */
function isParticiple(sentence: Sentence, i: number): boolean {
  const { lower, capital } = sentence.at(i);
  if (i > 0 && capital) return false;
  return (
    endsWithAny(lower, sentence.article.classes["participle ending"]) &&
    lower.length > 4 &&
    !sentence.at(i + 1).capital &&
    sentence.isWord(i + 1)
  );
}

function isAdverbial(sentence: Sentence, i: number): boolean {
  return sentence.is(i, "adverbial opening") || sentence.is(i, "relative");
}

/** "For the physicist Karl Ojaste the law ...": a viewer ends where the clause begins. */
function endOfSubject(sentence: Sentence, from: number, to: number): number {
  if (!sentence.says(from - 1, "for")) return endOfName(sentence, from, to);
  const clause = sentence.find(from + 1, to, (i) => {
    return sentence.is(i, "determiner") && sentence.at(i - 1).capital;
  });
  return clause < 0 ? to : clause;
}

/** "Paul Lund shook his head": a name, a verb that no list has, and its object. */
export function endOfName(sentence: Sentence, from: number, to: number): number {
  const verb = sentence.find(from + 1, to - 1, (i) => {
    const { kind, capital } = sentence.at(i);
    return (
      kind === "word" &&
      !capital &&
      !sentence.is(i, "adverbial opening") &&
      !sentence.says(i, "and") &&
      sentence.at(i - 1).capital &&
      sentence.is(i + 1, "determiner")
    );
  });
  return verb < 0 ? to : verb;
}

function firstChunks(sentence: Sentence): Chunk[] {
  const chunks: Chunk[] = [];
  let from = 0;
  for (let i = 0; i <= sentence.length && chunks.length < MAX_CHUNKS; i++) {
    const verb = isVerb(sentence, i);
    if (sentence.isWord(i) && !verb) continue;
    if (verb && isFronted(sentence, from, i)) {
      // "Two days after the first bombs fell, the academy met": behind the comma stands the subject.
      i = sentence.skip(i, sentence.length, (at) => !sentence.says(at, ","));
      from = i + 1;
      continue;
    }
    const to = verb ? sentence.back(i - 1, from, (at) => sentence.isVerbPart(at)) + 1 : i;
    if (to > from) chunks.push({ from, to });
    from = i + 1;
    if (verb && chunks.length > 0) break;
  }
  return chunks;
}

/** Whether a clause with its own verb opens the sentence, and a comma ends it. */
function isFronted(sentence: Sentence, from: number, verb: number): boolean {
  if (sentence.find(from, verb, (i) => sentence.is(i, "fronting")) < 0) return false;
  return sentence.find(verb, sentence.length, (i) => sentence.says(i, ",")) >= 0;
}

/** Whether a word is an auxiliary, in the past, or reports. */
function isVerb(sentence: Sentence, i: number): boolean {
  const { kind, capital, lower } = sentence.at(i);
  if (kind !== "word" || capital || names(sentence, i)) return false;
  if (sentence.is(i, "auxiliary") || sentence.is(i, "past verb")) return true;
  return lower.endsWith("ed") || sentence.reports(i);
}

/** "a student named Hela Rusk". */
function names(sentence: Sentence, i: number): boolean {
  return sentence.is(i, "naming participle") && sentence.at(i + 1).capital;
}

/** The people a sentence names in full, with what stands right before and behind their names. */
export function namesIn(sentence: Sentence): NounPhrase[] {
  const names: NounPhrase[] = [];
  const isCapital = (i: number) => sentence.isWord(i) && sentence.at(i).capital;
  for (let i = 0; i < sentence.length; i++) {
    if (!isCapital(i)) continue;
    const to = sentence.skip(i, sentence.length, isCapital);
    const phrase = to - i > 1 && to - i <= MAX_NAME ? readPerson(sentence, i, to) : null;
    if (phrase) names.push(phrase);
    i = to;
  }
  return names;
}

/** A full name with the office before it, "the baker Tilde Marrow", and behind it. */
function readPerson(sentence: Sentence, start: number, to: number): NounPhrase | null {
  const from = startOfOffice(sentence, start);
  const phrase = readNounPhrase(sentence, from, to);
  if (phrase?.kind !== "person") return null;
  return withAppositions(sentence, phrase, { from, comma: to }, {}).phrase;
}

function startOfOffice(sentence: Sentence, name: number): number {
  const noun = sentence.at(name - 1);
  if (noun.capital || kindOfNoun(noun.lower, sentence.article.classes) !== "role") return name;
  const lowest = Math.max(0, name - MAX_OFFICE);
  const from = sentence.back(name - 1, lowest, (i) => {
    return (
      sentence.isWord(i) && !sentence.is(i, "determiner") && !sentence.is(i, "adverbial opening")
    );
  });
  return from >= lowest && sentence.is(from, "determiner") ? from : name - 1;
}
