import type { Cue } from "../words/reporting-verbs.ts";
import { ADVERBS, AUXILIARIES, PREPOSITIONS } from "../words/function-words.ts";
import { findQuote, rangeOf, wordCount, type Range, type Reading } from "./content.ts";
import { beginsSentence } from "../document/sentences.ts";
import type { SpeechFrame } from "../words/speech-lexicon.ts";
import type { Token } from "../document/tokens.ts";

/** A shorter clause before a colon only leads to what follows it. */
const MIN_CLAUSE = 5;

type Place = {
  reading: Reading;
  cue: Cue;
  next: number;
  stop: number;
  that: number;
  quote: number;
};

/** What stands behind its verb, by the frames of the verb; the first frame that fits decides. */
export function wordsAfter(reading: Reading, cue: Cue, stop: number): (Range | null)[] {
  const { sentence } = reading;
  let next = cue.after;
  while (next < stop && isAdverb(sentence[next]!)) next++;
  const colon = findColon(sentence, next, stop);
  if (colon >= 0 && colon + 1 >= stop) {
    reading.announces = { speaker: reading.speaker!, cue: null };
    const that = findThat(sentence, next, colon);
    const says = that >= 0 && wordCount(sentence, that, colon) > MIN_CLAUSE;
    return says ? [rangeOf(reading, that + 1, colon)] : [];
  }
  if (next >= stop) return [];
  if (colon >= 0 && sentence[colon + 1]!.kind === "quote") {
    const early =
      colon - next > 3 && cue.frames.has("judge") ? [rangeOf(reading, cue.at, colon)] : [];
    return [...early, rangeOf(reading, colon + 1, colon + 2)];
  }
  const that = findThat(sentence, next, stop);
  const quote = findQuote(sentence, next, stop);
  const place = { reading, cue, next, stop, that, quote };
  if (sentence[next]!.text === ",") {
    if (quote === next + 1) return [rangeOf(reading, quote, quote + 1)];
    if (!cue.frames.has("say") || that !== next + 1) return [];
  }
  for (const frame of ORDER) {
    const range = cue.frames.has(frame) && READERS[frame]!(place);
    if (range) return [range];
  }
  return [];
}

function isAdverb({ lower }: Token): boolean {
  return ADVERBS.has(lower) && !/^(?:not|both|all)$/.test(lower);
}

const ORDER: readonly SpeechFrame[] = [
  "promise",
  "tell",
  "judge",
  "name",
  "request",
  "blow",
  "say",
  "note",
];

const WEAK_NAMING = /^(?:s[ae]+w?|sees|seen|view|f[io]u?nd|consider|regard|cast|paint|frame)/;

const READERS: Partial<Record<SpeechFrame, (place: Place) => Range | null>> = {
  promise({ reading, cue, next, stop, quote }) {
    const first = reading.sentence[next]!.lower;
    const plain = /^(?:promis|pledg|vow|threaten)/.test(reading.sentence[cue.at]!.lower);
    if (first === "to" || quote >= 0 || (plain && first !== "that"))
      return content(reading, next, stop);
    return null;
  },
  judge({ reading, cue, next, stop, that, quote }) {
    if (cue.frames.has("say") && that === next) return null;
    if (quote < 0 && wordCount(reading.sentence, cue.at, stop) < 2 && cue.after - cue.at < 2)
      return null;
    return content(reading, cue.at, stop);
  },
  tell({ reading, next, stop, that, quote }) {
    if (that >= 0) return content(reading, that + 1, stop);
    if (quote >= 0 && isDirect(reading, quote)) return rangeOf(reading, quote, quote + 1);
    const start = afterListener(reading.sentence, next, stop);
    return start > 0 ? content(reading, start, stop) : null;
  },
  name({ reading, cue, next, stop, quote }) {
    const { sentence } = reading;
    // "finds it 'too early'", but not "saw a wall with ..."
    if (WEAK_NAMING.test(sentence[cue.at]!.lower) && quote > next + 1) return null;
    if (WEAK_NAMING.test(sentence[cue.at]!.lower) && quote < 0) return null;
    if (quote >= 0 && quote === stop - 1 && isLong(reading, quote))
      return content(reading, quote, stop);
    const as = sentence.slice(next, stop).some(({ lower }) => lower === "as");
    const words = wordCount(sentence, next, stop);
    const object = sentence[next]!.lower;
    const named =
      (words > 2 && /^(?:it|this|them|him|her)$/.test(object)) || (words > 4 && object === "the");
    return quote >= 0 || as || named ? content(reading, cue.at, stop) : null;
  },
  request({ reading, cue, next, stop, that, quote }) {
    const words = reading.sentence.slice(next, Math.min(stop, next + 14));
    if (words[0]!.lower === "to") return null;
    const asks = words.some(({ lower }) => lower === "to") || quote >= 0 || that >= 0;
    if (
      !asks &&
      (cue.frames.has("say") ||
        !/^(?:urg|demand|call|appeal)/.test(reading.sentence[cue.at]!.lower))
    )
      return null;
    return content(reading, that === next ? next + 1 : next, stop);
  },
  blow({ reading, cue, next, stop, that, quote }) {
    if (quote < 0 || (cue.frames.has("say") && that === next)) return null;
    return content(reading, cue.at, stop);
  },
  say({ reading, next, stop, that, quote }) {
    const first = reading.sentence[next]!.lower;
    const bare = stop - next < 5 || reading.sentence[next + 1]?.text === ",";
    if (bare && /^(?:no|yes|so|little|nothing|much|more)$/.test(first)) return null;
    if (that >= 0) return content(reading, that + 1, stop);
    if (quote === stop - 1 && quote > next && isTail(reading.sentence, next, quote))
      return isDirect(reading, quote) ? rangeOf(reading, quote, quote + 1) : null;
    if (quote === next)
      return isDirect(reading, quote)
        ? rangeOf(reading, quote, quote + 1)
        : content(reading, quote, stop);
    if (quote < 0 && onlyTail(reading.sentence, next, stop)) return null;
    const long = wordCount(reading.sentence, next, stop) >= 3;
    return long || quote >= 0
      ? content(reading, afterTail(reading.sentence, next, stop), stop)
      : null;
  },
  note({ reading, next, stop, that, quote }) {
    if (that >= 0) return content(reading, that + 1, stop);
    return quote >= 0 && quote <= next + 3 ? content(reading, next, stop) : null;
  },
};

/** The words from `from` up to `to` without what a writer adds behind them: ", which ...", ", while ...". */
function content(reading: Reading, from: number, to: number): Range | null {
  const { sentence } = reading;
  let stop = to;
  for (let i = from + 1; i < to; i++) {
    const mark = sentence[i]!.text;
    if (mark !== ";" && mark !== ",") continue;
    if (mark === ",") {
      const after = sentence[i + 1];
      const aside = /^(?:which|who|whose|while|whereas|since|although|though|where|an?)$/.test(
        after?.lower ?? "",
      );
      const quoted = sentence[i - 1]!.kind === "quote" && after?.kind === "word";
      if ((!aside && !quoted) || findQuote(sentence, i, to) >= 0) continue;
    }
    stop = i;
    break;
  }
  reading.coveredTo = Math.max(reading.coveredTo, stop);
  return rangeOf(reading, from, stop);
}

// A word or two say nothing without what they are said of.
function isLong({ sentence, context }: Reading, at: number): boolean {
  const { from, to } = sentence[at]!.quote!;
  return context.text.slice(from, Math.min(to, from + 200)).split(/\s+/).length > 3;
}

function isDirect({ sentence, context }: Reading, at: number): boolean {
  const { from, to } = sentence[at]!.quote!;
  return beginsSentence(context.text, from, to);
}

function findColon(sentence: readonly Token[], from: number, to: number): number {
  for (let i = from; i < Math.min(to, from + 30); i++) {
    if (sentence[i]!.text === ":") return i;
    if (sentence[i]!.kind === "quote") return -1;
  }
  const last = sentence[to - 1];
  return last?.text === ":" && findQuote(sentence, from, to) < 0 ? to - 1 : -1;
}

// "that" opens the words said only when no other clause began before it.
function findThat(sentence: readonly Token[], from: number, to: number): number {
  for (let i = from; i < Math.min(to, from + 16); i++) {
    const { kind, lower } = sentence[i]!;
    if (lower === "that") return i;
    if (kind === "quote" || AUXILIARIES.has(lower) || /^(?:he|she|it|they|there|we)$/.test(lower))
      return -1;
  }
  return -1;
}

/** "told parliament it would": the clause begins at the next subject after the listener. */
function afterListener(sentence: readonly Token[], from: number, to: number): number {
  for (let i = from + 1; i < to - 1; i++) {
    const subject = /^(?:he|she|it|they|there|we|the)$/.test(sentence[i]!.lower);
    if (subject && !PREPOSITIONS.has(sentence[i - 1]!.lower)) return i;
  }
  return -1;
}

/** "testified before lawmakers in April": where and when, and nothing said. */
function onlyTail(sentence: readonly Token[], from: number, to: number): boolean {
  if (!/^(?:before|at|in|on|during|to|with|after)$/.test(sentence[from]!.lower)) return false;
  return (
    to - from < 8 &&
    !sentence.slice(from, to).some(({ lower, kind }) => {
      return (
        kind !== "word" || AUXILIARIES.has(lower) || /^(?:he|she|it|they|there|we)$/.test(lower)
      );
    })
  );
}

/** "said in its statement, '...'": only where and when stand before the quotation. */
function isTail(sentence: readonly Token[], from: number, quote: number): boolean {
  if (!/^(?:in|on|at|during|after|by|from|last|this|through|via)$/.test(sentence[from]!.lower))
    return false;
  return sentence[quote - 1]!.text === "," && wordCount(sentence, from, quote) < 10;
}

/** "said in a statement it would": the clause begins at the next pronoun after the tail. */
function afterTail(sentence: readonly Token[], from: number, to: number): number {
  if (sentence[from]!.lower.endsWith("day") && to - from > 3) return from + 1;
  if (!/^(?:in|on|at|during|after|by|from|last|this|to)$/.test(sentence[from]!.lower)) return from;
  for (let i = from + 2; i < to - 2; i++) {
    if (/^(?:he|she|it|they|there|we)$/.test(sentence[i]!.lower)) return i;
  }
  return from;
}
