import type { Article } from "../extraction/article.ts";
import type { Extraction } from "../extraction/extract-article.ts";

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });

/** Says that an article was not read, and why. */
export function passedOverNote(name: string, { language }: { language: string }): string {
  return `${name}: passed over: it is in ${LANGUAGES.of(language) ?? language}, and Readout reads English only`;
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
