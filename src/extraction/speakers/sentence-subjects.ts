import type { Sentence } from "../document/sentence.ts";
import { joinApposition } from "./appositions.ts";
import type { KnownSpeakers } from "./known-speakers.ts";
import type { NounPhrase } from "./noun-phrase.ts";
import { readNounPhrase } from "./noun-phrases.ts";

const MAX_CHUNKS = 4;
const MAX_NAME = 6;

type Chunk = { from: number; to: number };

/** The subject of a sentence without a reporting verb: whom "he" in the next sentence means. */
export function subjectOfSentence(
  sentence: Sentence,
  known: Pick<KnownSpeakers, "identify">,
): NounPhrase | null {
  const chunks = firstChunks(sentence);
  for (const [index, { from, to }] of chunks.entries()) {
    if (isAdverbial(sentence, from)) continue;
    const phrase = readNounPhrase(sentence, from, endOfName(sentence, from, to));
    if (!phrase) continue;
    const next = chunks[index + 1];
    const after =
      next && !isAdverbial(sentence, next.from)
        ? readNounPhrase(sentence, next.from, next.to)
        : null;
    const subject = after ? joinApposition(phrase, after) : phrase;
    if (phrase.kind === "pronoun") return known.identify(phrase) && subject;
    // "Make of that what you will": a lone capital at the start is a name only before its verb.
    const lone = phrase.kind === "name" && from === 0 && to > 1;
    if (!lone || known.identify(subject)?.kind === "person") return subject;
  }
  return null;
}

function isAdverbial(sentence: Sentence, i: number): boolean {
  return sentence.is(i, "adverbial opening") || sentence.is(i, "relative");
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
    const to = verb ? sentence.back(i - 1, from, (at) => sentence.isVerbPart(at)) + 1 : i;
    if (to > from) chunks.push({ from, to });
    from = i + 1;
    if (verb && chunks.length > 0) break;
  }
  return chunks;
}

/** Whether a word is an auxiliary, in the past, or reports. */
function isVerb(sentence: Sentence, i: number): boolean {
  const { kind, capital, lower } = sentence.at(i);
  if (kind !== "word" || capital) return false;
  return sentence.is(i, "auxiliary") || lower.endsWith("ed") || sentence.reports(i);
}

/** The people a sentence names in full, with what stands right before and behind their names. */
export function namesIn(sentence: Sentence): NounPhrase[] {
  const names: NounPhrase[] = [];
  const isCapital = (i: number) => sentence.isWord(i) && sentence.at(i).capital;
  for (let i = 0; i < sentence.length; i++) {
    if (!isCapital(i)) continue;
    const to = sentence.skip(i, sentence.length, isCapital);
    const phrase = to - i > 1 && to - i <= MAX_NAME ? readNounPhrase(sentence, i, to) : null;
    if (phrase?.kind === "person") names.push(phrase);
    i = to;
  }
  return names;
}
