import { oneLine } from "../document/lines.ts";

/** A heading that is longer, and has sentences, is a paragraph that looks like one. */
const MAX_HEADING = 150;
/** A label, such as the name of a country, is no longer. */
export const MAX_LABEL = 120;

/** A line that ends here, and goes on with a capital, is a paragraph of its own; others only wrap. */
const LINE_ENDS = /[.!?:…]["”’»)]*$|["”»]$/;
const LINE_OPENS = /^[\p{Lu}\d“"«„‘'—–@-]/u;

/** The paragraphs in a text with line breaks. */
export function splitLines(text: string): string[] {
  const paragraphs: string[][] = [];
  let before = "";
  for (const raw of text.split("\n")) {
    const line = oneLine(raw);
    const wraps = before && line && !(LINE_ENDS.test(before) && LINE_OPENS.test(line));
    if (wraps) paragraphs.at(-1)?.push(line);
    else if (line) paragraphs.push([line]);
    before = line;
  }
  return paragraphs.map((lines) => lines.join(" "));
}

/** Whether a heading has sentences, as where its end tag was forgotten. */
export function runsOn(text: string): boolean {
  return text.length > MAX_HEADING && /[.!?]["”’»]? \p{Lu}|[.!?]["”’»]?$/u.test(text);
}

/** Whether a line names, and is no sentence. */
export function isLabel(text: string): boolean {
  return text.length <= MAX_LABEL && !/[.!?…"”’»]$/.test(text);
}

/** "Norway: Anna Berg: “It is good.”" */
export function labelled([first = "", ...others]: readonly string[]): string {
  const label = first.replace(/ ?[:—–-]$/, "");
  const ended = /[?!.]$/.test(label);
  return [ended ? first : label, ...others].join(ended ? " " : ": ");
}
