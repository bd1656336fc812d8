import type { StatementKind } from "../../statement/statement.ts";
import type { Speaker } from "../speakers/known-speakers.ts";
import type { Announcement, Find } from "./attribution.ts";
import type { SentenceContext } from "../speakers/sentence-context.ts";
import { beginsSentence } from "../document/sentences.ts";
import type { Token } from "../document/tokens.ts";

/** Words said, at their place in the text. */
export type Range = { start: number; end: number; kind: StatementKind };

/** A sentence while its verbs are read one after the other. */
export type Reading = {
  sentence: readonly Token[];
  context: SentenceContext;
  finds: Find[];
  /** Who spoke last in this sentence: the subject of "and added", ", saying". */
  speaker: Speaker | null;
  /** Tokens before this one belong to words said already: their verbs report nothing themselves. */
  coveredTo: number;
  /** A subject can't begin before this token: what stands there belongs to an earlier verb. */
  floor: number;
  announces: Announcement | null;
};

/**
 * The tokens from `from` up to `to` as words said; a lone quote that begins like a sentence is direct.
 * Null where no tokens stand there: "The minister said that" breaks off.
 */
export function rangeOf({ sentence, context }: Reading, from: number, to: number): Range | null {
  const first = sentence[from];
  if (!first || from >= to) return null;
  if (from === to - 1 && first.quote) {
    const { start, end, from: inner, to: outer } = first.quote;
    const direct = beginsSentence(context.text, inner, outer);
    return direct ? { start: inner, end: outer, kind: "direct" } : { start, end, kind: "partial" };
  }
  const kind = findQuote(sentence, from, to) < 0 ? "indirect" : "partial";
  return { start: first.start, end: sentence[to - 1]!.end, kind };
}

/** The first quote from `from` on and before `to`, or -1. */
export function findQuote(sentence: readonly Token[], from: number, to: number): number {
  for (let i = from; i < to; i++) if (sentence[i]!.kind === "quote") return i;
  return -1;
}

/** Where the words of a sentence stop: its closing marks left out. */
export function endOfWords(sentence: readonly Token[], end: number): number {
  let stop = end;
  while (
    stop > 0 &&
    sentence[stop - 1]!.kind === "mark" &&
    /[.?!…,;–—-]/.test(sentence[stop - 1]!.text)
  )
    stop--;
  return stop;
}

/** The start of the clause that ends at `last`. */
export function clauseStart(sentence: readonly Token[], last: number): number {
  for (let i = last; i > 0; i--) if (/^[;:]$/.test(sentence[i]!.text)) return i + 1;
  return /^(?:but|and)$/.test(sentence[0]!.lower) ? 1 : 0;
}

export function wordCount(sentence: readonly Token[], from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (sentence[i]!.kind === "word") count++;
  return count;
}
