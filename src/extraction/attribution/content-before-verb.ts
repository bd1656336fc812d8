import type { Content, Sentence } from "../document/sentence.ts";
import { readNounPhrase } from "../speakers/noun-phrases.ts";
import type { Found } from "./construction.ts";
import type { SpokenClause } from "./verb-clause.ts";

const SAYING = ["say", "note", "tell"] as const;
const MAX_APPOSITIONS = 20;
const MIN_CLAUSE = 3;

/** A quotation, its speaker, the verb: "...", Anna Berg told reporters. */
export function findQuoteBefore(clause: SpokenClause): Found | null {
  const { sentence, stop } = clause;
  const from = startOfSource(clause);
  const quote = quoteBefore(sentence, from);
  if (quote < 0) return null;
  const tail = tailOfVerb(clause);
  const ends =
    tail >= stop || isJoint(sentence, tail) || sentence.isQuote(tail) || sentence.says(tail, "as");
  return ends ? aroundAttribution(clause, quote, tail) : null;
}

/** A clause, its speaker, the verb: "It would, the minister said, take years." */
export function findClauseBefore(clause: SpokenClause): Found | null {
  const { sentence, verb, floor } = clause;
  const from = startOfSource(clause);
  const last = from - 2;
  if (last < Math.max(0, floor) || !sentence.says(from - 1, ",")) return null;
  if (quoteBefore(sentence, from) >= 0) return null;
  const promised = sentence.is(verb.at, "plain promise");
  if (!promised && !SAYING.some((frame) => verb.frames.has(frame))) return null;
  // "When Berg said it was late, Lund replied, '...'": that clause is not Lund's.
  const start = sentence.clauseStart(last);
  // "A baker on her way home, Anna Berg, shrugged: ...": says who speaks.
  const named = clause.source.phrase?.kind === "person";
  if (named && sentence.is(start, "indefinite article") && isNobodysWords(sentence, start, last))
    return null;
  return start < floor && sentence.is(0, "fronting") ? null : aroundSource(clause, start, last);
}

/** Whether nothing but a noun phrase about somebody stands there. */
function isNobodysWords(sentence: Sentence, start: number, last: number): boolean {
  const phrase = readNounPhrase(sentence, start, last + 1);
  const verb = (i: number) => sentence.is(i, "auxiliary") || sentence.is(i, "past verb");
  return phrase?.kind === "role" && sentence.find(start, last + 1, verb) < 0;
}

/** The clause from `start` to `last`, and what goes on behind its speaker and verb. */
function aroundSource(clause: SpokenClause, start: number, last: number): Found | null {
  const { sentence, stop } = clause;
  const fronted = sentence.is(0, "adverbial opening") && !hasClause(sentence, last);
  const tail = tailOfVerb(clause);
  const before = sentence.content(start, last + 1);
  if (tail >= stop) return fronted || last < 3 ? null : { contents: [before] };
  if (sentence.says(tail, ":") && sentence.opensDirect(tail + 1) && !fronted)
    return { contents: [before, sentence.content(tail + 1, tail + 2)] };
  if (!sentence.says(tail, ",") || tail + 1 >= stop) return null;
  if (sentence.isQuote(tail + 1) && (fronted || last < 2)) return null;
  return { contents: [sentence.content(start, stop)], covers: stop };
}

/** "If the truce fails, the canal will be closed": behind its opening stands a clause. */
function hasClause(sentence: Sentence, last: number): boolean {
  const comma = sentence.find(1, last, (i) => sentence.says(i, ","));
  const from = comma < 0 ? 2 : comma + 1;
  const verb = (i: number) => sentence.is(i, "auxiliary") || sentence.is(i, "past verb");
  return last - from >= MIN_CLAUSE && sentence.find(from, last, verb) >= 0;
}

/** Where the speaker stands that the verb has before it; 0 where it goes on from an earlier verb. */
function startOfSource({ verb, source }: SpokenClause): number {
  return source.phrase && source.from < verb.at ? source.from : 0;
}

/** The words before "said Anna Berg". */
export function findInverted(clause: SpokenClause): Found | null {
  const { sentence, verb, source, end, stop } = clause;
  const last = sentence.back(verb.at - 1, 0, (i) => sentence.isMark(i));
  if (last < 0) return null;
  const tail = tailEnd(sentence, source.to, end, false);
  if (sentence.isQuote(last)) return aroundAttribution(clause, last, tail);
  const start = sentence.clauseStart(last);
  const goesOn = sentence.says(tail, ",") && tail + 1 < stop;
  if (goesOn && !endsWithSpeaker(sentence, tail + 1, stop)) {
    return { contents: [sentence.content(start, stop)], covers: stop };
  }
  if (tail < stop && !isJoint(sentence, tail) && !sentence.is(tail, "speaker's clause"))
    return null;
  const contents = [sentence.content(start, last + 1)];
  if (sentence.says(tail, ":") && sentence.isQuote(tail + 1))
    contents.push(sentence.content(tail + 1, tail + 2));
  return { contents };
}

/** A clause about the speaker can end the sentence: "says Vos, who teaches in Utrecht". */
function endsWithSpeaker(sentence: Sentence, from: number, stop: number): boolean {
  const comma = sentence.find(from, stop, (i) => sentence.says(i, ","));
  return sentence.is(from, "speaker's clause") && comma < 0;
}

/** The quote right before a subject, its appositions passed over: "...", Berg, a lawyer, and Lund said. */
function quoteBefore(sentence: Sentence, from: number): number {
  const comma = (i: number) => i >= from - 2 && sentence.says(i, ",");
  const lowest = Math.max(0, from - MAX_APPOSITIONS);
  const stop = sentence.back(from - 1, lowest, (i) => {
    if (sentence.isQuote(i) || sentence.says(i, ":") || sentence.says(i, ";")) return false;
    if (sentence.is(i, "auxiliary") || sentence.at(i).lower.endsWith("ed")) return false;
    return i < from - 1 || comma(i) || sentence.says(i, "and");
  });
  // “...,” and the union told: an "and" behind the quote opens another clause.
  const parted = sentence.is(stop + 1, "conjunction");
  return stop >= lowest && sentence.isQuote(stop) && !parted ? stop : -1;
}

/** The quote at `last` with the clause it ends, and the quote that goes on behind the attribution. */
function aroundAttribution({ sentence, floor, stop }: SpokenClause, last: number, tail: number) {
  const first = sentence.back(last - 1, Math.max(0, floor), (i) => sentence.isWord(i)) + 1;
  const before = sentence.content(first, last + 1);
  const at = sentence.skip(tail, stop, (i) => isJoint(sentence, i));
  const { quote } = sentence.at(at);
  if (!before || !quote || at >= stop) return { contents: [before], covers: tail };
  const covers = Math.max(tail, at + 1);
  const after: Content = { start: quote.from, end: quote.to, kind: "direct" };
  const words = sentence.article.text.slice(before.start, before.end).split(/\s+/, 3);
  const joined = !sentence.opensDirect(at) && (words.length < 3 || isOneSentence(before, after));
  return { contents: joined ? [{ ...before, end: after.end }] : [before, after], covers };
}

// Halves that stand too far apart, or one that is only a tail, are not read as one.
function isOneSentence(before: Content, after: Content): boolean {
  const shorter = Math.min(before.end - before.start, after.end - after.start);
  return after.end - before.start <= 3 * shorter;
}

function isJoint(sentence: Sentence, i: number): boolean {
  return sentence.says(i, ",") || sentence.says(i, ":");
}

/** Where the place, the time and the listener behind a verb end: "told reporters in Oslo on Monday". */
function tailOfVerb({ sentence, verb, end }: SpokenClause): number {
  const next = sentence.skip(verb.after, end, (i) => sentence.is(i, "adverb"));
  return tailEnd(sentence, next, end, verb.frames.has("tell"));
}

function tailEnd(sentence: Sentence, from: number, to: number, listener: boolean): number {
  const stop = sentence.endOfWords(to);
  if (!sentence.isWord(from)) return afterDate(sentence, from, stop);
  const opens = listener || sentence.is(from, "adverbial opening") || opensTime(sentence, from);
  if (!opens) return from;
  const end = sentence.skip(from, Math.max(from, stop), (i) => {
    return sentence.isWord(i) && !sentence.says(i, "that");
  });
  return afterDate(sentence, end, stop);
}

/** "on Tuesday, June 4, 2024": behind the parts of a date. */
function afterDate(sentence: Sentence, from: number, stop: number): number {
  const isDate = (i: number) => sentence.is(i, "month") || /^\d{1,4}$/.test(sentence.at(i).text);
  const goesOn = (i: number) => isDate(i) || (sentence.says(i, ",") && isDate(i + 1));
  const dated = sentence.at(from - 1).lower.endsWith("day") && goesOn(from);
  return dated ? sentence.skip(from, stop, goesOn) : from;
}

function opensTime(sentence: Sentence, i: number): boolean {
  const { lower } = sentence.at(i);
  return lower.endsWith("day") || lower.endsWith("ly") || lower === "this" || lower === "last";
}
