import type { Cue } from "../words/reporting-verbs.ts";
import type { Agent } from "./speaker-of-verb.ts";
import { AUXILIARIES, PREPOSITIONS } from "../words/function-words.ts";
import { clauseStart, endOfWords, rangeOf, type Range, type Reading } from "./content.ts";
import { beginsSentence } from "../document/sentences.ts";
import type { Token } from "../document/tokens.ts";

const SAYING = ["say", "note", "tell"] as const;

/** What stands before its attribution: "...", he said; it would, he said, take years. */
export function wordsBefore(
  reading: Reading,
  { cue, agent, tail, stop }: { cue: Cue; agent: Agent; tail: number; stop: number },
): (Range | null)[] | null {
  const { sentence } = reading;
  const quote = quoteBefore(sentence, agent.from);
  const mark = sentence[tail];
  const closed = tail >= stop;
  if (quote >= 0) {
    const ends =
      closed ||
      mark?.text === "," ||
      mark?.text === ":" ||
      mark?.kind === "quote" ||
      mark?.lower === "as";
    return ends ? aroundAttribution(reading, quote, tail, stop) : null;
  }
  if (sentence[agent.from - 1]?.text !== "," || !SAYING.some((frame) => cue.frames.has(frame)))
    return null;
  const last = agent.from - 2;
  if (last < 0 || last < reading.floor) return null;
  const fronted = PREPOSITIONS.has(sentence[0]!.lower);
  if (closed)
    return fronted || last < 3 ? null : [rangeOf(reading, clauseStart(sentence, last), last + 1)];
  if (mark?.text !== "," || tail + 1 >= stop) return null;
  if (sentence[tail + 1]!.kind === "quote" && (fronted || last < 2)) return null;
  reading.coveredTo = stop;
  return [rangeOf(reading, clauseStart(sentence, last), stop)];
}

/** What stands before "said Anna Berg". */
export function wordsBeforeInverted(
  reading: Reading,
  cue: Cue,
  tail: number,
  stop: number,
): (Range | null)[] {
  const { sentence } = reading;
  let last = cue.at - 1;
  while (last >= 0 && sentence[last]!.kind === "mark") last--;
  if (last < 0) return [];
  if (sentence[last]!.kind === "quote") return aroundAttribution(reading, last, tail, stop);
  const mark = sentence[tail]?.text;
  // A clause about the speaker can end the sentence: "says Vos, who teaches in Utrecht".
  const aside = /^(?:who|whose|which|as|when)$/.test(sentence[tail + 1]?.lower ?? "");
  const ended = aside && !sentence.slice(tail + 1, stop).some(({ text }) => text === ",");
  if (mark === "," && tail + 1 < stop && !ended) {
    reading.coveredTo = stop;
    return [rangeOf(reading, clauseStart(sentence, last), stop)];
  }
  const ranges = [rangeOf(reading, clauseStart(sentence, last), last + 1)];
  if (mark === ":" && sentence[tail + 1]?.kind === "quote")
    ranges.push(rangeOf(reading, tail + 1, tail + 2));
  return tail >= stop || mark === ":" || mark === "," ? ranges : [];
}

/** The quote right before a subject, its appositions passed over: "...", Berg, a lawyer, and Lund said. */
function quoteBefore(sentence: readonly Token[], from: number): number {
  for (let i = from - 1; i >= Math.max(0, from - 20); i--) {
    const token = sentence[i]!;
    if (token.kind === "quote") return i;
    if (
      token.text === ":" ||
      token.text === ";" ||
      AUXILIARIES.has(token.lower) ||
      token.lower.endsWith("ed")
    )
      return -1;
    const near = i >= from - 2 && token.text === ",";
    if (!near && i === from - 1 && token.lower !== "and") return -1;
  }
  return -1;
}

/** The quote at `last` with the clause it ends, and the quote that goes on behind the attribution. */
function aroundAttribution(reading: Reading, last: number, tail: number, stop: number): Range[] {
  const { sentence, context } = reading;
  let first = last;
  while (first > 0 && first > reading.floor && sentence[first - 1]!.kind === "word") first--;
  const before = rangeOf(reading, first, last + 1);
  if (!before) return [];
  let at = tail;
  while (at < stop && /^[,:]$/.test(sentence[at]!.text)) at++;
  const next = at < stop ? sentence[at]! : null;
  reading.coveredTo = Math.max(reading.coveredTo, tail);
  if (!next?.quote) return [before];
  const { from, to } = next.quote;
  reading.coveredTo = Math.max(reading.coveredTo, at + 1);
  const goesOn = !beginsSentence(context.text, from, to);
  const short = context.text.slice(before.start, before.end).split(/\s+/, 3).length < 3;
  if (goesOn && (short || isOneSentence(before, { start: from, end: to })))
    return [{ ...before, end: to }];
  return [before, { start: from, end: to, kind: "direct" }];
}

// Halves that stand too far apart, or one that is only a tail, are not read as one.
function isOneSentence(
  before: Pick<Range, "start" | "end">,
  after: Pick<Range, "start" | "end">,
): boolean {
  const shorter = Math.min(before.end - before.start, after.end - after.start);
  return after.end - before.start <= 3 * shorter;
}

/** The end of what only says where, when and to whom: "told reporters in Oslo on Monday". */
export function tailEnd(
  sentence: readonly Token[],
  from: number,
  to: number,
  listener: boolean,
): number {
  const stop = endOfWords(sentence, to);
  const first = sentence[from];
  if (!first || first.kind !== "word") return from;
  const opens =
    PREPOSITIONS.has(first.lower) ||
    listener ||
    /day$|ly$/.test(first.lower) ||
    /^(?:this|last|as)$/.test(first.lower);
  if (!opens) return from;
  let at = from;
  while (at < stop && sentence[at]!.kind === "word" && sentence[at]!.lower !== "that") at++;
  return at;
}
