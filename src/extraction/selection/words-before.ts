import type { Origin, Span } from "../../statement/statement.ts";
import type { WordClasses } from "../words/word-classes.ts";
import type { Around, NamedCountry } from "./country-reader.ts";
import type { Spans } from "./spans.ts";

const MAX_READ = 2_000;
/** "In Latvia", "with unease in Belgrade": the word that puts what follows in a place. */
const PLACED = /(?:^|[\s(])((?:Over )?(\p{L}+)\s+)$/u;
/** "in the Netherlands", "in southern Spain". */
const PLACED_FAR = /(?:^|[\s(])((?:Over )?(\p{L}+)\s+\p{Ll}+\s+)$/u;
const SENTENCE_END = /[.!?…]["”’»)]{0,3}\s{1,3}(?=[\p{Lu}"“‘«])/gu;
/** How many words may stand before the name of a country that a sentence is about. */
const SUBJECT_WORDS = 3;
const MAX_SUBJECT = 200;

/**
 * The places in a paragraph, outside everything said, in its order: where a sentence puts itself, and the
 * country that it is about.
 */
export function originsIn(
  text: string,
  { start, end }: Span,
  said: Spans,
  { reader, about, classes }: Around,
): Origin[] {
  const words = silence(text, { start, end: Math.min(end, start + MAX_READ) }, said);
  return reader.all(words, about).flatMap((name) => {
    const before = placedBy(words.slice(Math.max(0, name.start - 40), name.start), classes);
    if (!before && !isSubject(words, name)) return [];
    const [from, to] = [start + name.start - before.length, start + name.end];
    return {
      country: name.country,
      by: "sentence",
      text: text.slice(from, to),
      start: from,
      end: to,
    };
  });
}

/** "in the", "In ": the words right before a name that put something there; none where nothing does. */
function placedBy(before: string, classes: WordClasses): string {
  for (const pattern of [PLACED, PLACED_FAR]) {
    const [, words = "", first = ""] = pattern.exec(before) ?? [];
    if (classes["placing word"].has(first.toLowerCase())) return words;
  }
  return "";
}

/** The words with blanks for everything said, so that places in them stay the same. */
function silence(text: string, { start, end }: Span, said: Spans): string {
  let words = text.slice(start, end);
  for (const span of said.within({ start, end })) {
    const [from, to] = [Math.max(0, span.start - start), Math.min(end, span.end) - start];
    if (to > from) words = `${words.slice(0, from)}${" ".repeat(to - from)}${words.slice(to)}`;
  }
  return withoutQuotes(words);
}

const OPENING = /["“«]/;
const CLOSING = /["”»]/;

function withoutQuotes(words: string): string {
  let kept = "";
  let rest = words;
  for (let at = rest.search(OPENING); at >= 0; at = rest.search(OPENING)) {
    const length = rest.slice(at + 1).search(CLOSING) + 2;
    const end = length > 1 ? at + length : rest.length;
    kept += rest.slice(0, at) + " ".repeat(end - at);
    rest = rest.slice(end);
  }
  return kept + rest;
}

/** Whether a name stands at the beginning of its sentence. */
function isSubject(words: string, { start }: NamedCountry): boolean {
  const before = words.slice(Math.max(0, start - MAX_SUBJECT), start);
  const opening = [...before.matchAll(SENTENCE_END)].at(-1);
  const clause = before.slice(opening ? opening.index + opening[0].length : 0).trim();
  return clause.split(/\s+/).filter(Boolean).length < SUBJECT_WORDS && !/[,;:]/.test(clause);
}
