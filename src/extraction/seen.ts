import type { Document } from "./document/document.ts";
import { findQuotes } from "./document/quotes.ts";
import type { VerbIndex } from "./words/verb-index.ts";

/** What there was to read in an article, by which a person sees why nothing was found in it. */
export type Seen = {
  words: number;
  /** As an ISO 639-1 code; undefined where it can't be told. */
  language?: string;
  quotations: number;
  /** Words that report speech, such as "said". */
  reports: number;
};

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;

/** Counts the words of a document, and those that say that somebody speaks. */
export function seenIn(
  { text, blocks }: Document,
  { language, verbs }: { language: string | undefined; verbs: VerbIndex },
): Seen {
  const seen: Seen = { words: 0, language, quotations: 0, reports: 0 };
  for (const { start, end } of blocks) {
    seen.quotations += findQuotes(text, start, end).quotes.length;
    for (const [word] of text.slice(start, end).matchAll(WORD)) {
      seen.words += 1;
      if (verbs.get(word.toLowerCase())?.some(isReport)) seen.reports += 1;
    }
  }
  return seen;
}

function isReport({ rest, form }: { rest: readonly string[]; form: string }): boolean {
  return rest.length === 0 && (form === "past" || form === "present");
}
