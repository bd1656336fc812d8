import type { Article } from "../extraction/article.ts";
import type { Extraction } from "../extraction/extract-article.ts";
import type { Seen } from "../extraction/seen.ts";
import { countOf } from "../reporting/figures.ts";
import type { Terminal } from "./terminal.ts";

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });

/** Says that an article was not read, and why. */
function passedOverNote(name: string, { language }: { language: string }): string {
  return `${name}: passed over: it is in ${languageName(language)}, and Readout reads English only`;
}

/** A page with fewer words is rarely an article. */
const FEW_WORDS = 60;
const FEW =
  "what a script draws, or only subscribers see, is not in a saved page: save its text as .txt";

/** Says what became of an article: how many statements, or why there are none. */
export function tellFound(
  terminal: Terminal,
  name: string,
  { statements, passedOver, seen }: Extraction,
): void {
  if (passedOver) terminal.complain(passedOverNote(name, passedOver));
  else if (!seen) terminal.note(`${name}: ${countOf(statements.length, "statement")}`);
  else if (seen.words < FEW_WORDS) terminal.complain(`${nothingFound(name, seen)}; ${FEW}`);
  else terminal.note(nothingFound(name, seen));
}

function nothingFound(name: string, { words, language, quotations, reports }: Seen): string {
  if (words === 0) return `${name}: 0 statements: read no words`;
  const tongue =
    language === undefined ? "too few to tell their language" : `in ${languageName(language)}`;
  const spoken =
    quotations + reports === 0
      ? "nobody speaks in them, as they have neither quotations nor verbs of saying"
      : `they have ${countOf(quotations, "quotation")} and ${countOf(reports, "verb")} of saying, but in no way that Readout knows`;
  return `${name}: 0 statements: read ${countOf(words, "word")}, ${tongue}; ${spoken}`;
}

function languageName(code: string): string {
  return LANGUAGES.of(code) ?? code;
}

/** Says that an event is called after the first line of a text; undefined where it is not. */
export function titleNote(
  name: string,
  { text, eventTitle }: Article,
  { statements: [first] }: Extraction,
): string | undefined {
  const title = first?.article?.title;
  if (text === undefined || eventTitle !== undefined || title === undefined) return undefined;
  return `${name}: title taken from the first line: "${title}"; give --title`;
}
