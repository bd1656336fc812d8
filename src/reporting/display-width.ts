import { createRequire } from "node:module";

// Loaded with the first text that needs it, as are the tables of Unicode that both read.
const require = createRequire(import.meta.url);
let graphemes: Intl.Segmenter | undefined;

/**
 * What takes one column each and joins with nothing: ASCII, letters of Latin, and the dashes, lines and bars of our own
 * tables.
 */
const PLAIN = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02af\u2010-\u2027\u2500-\u259f]*$/;

/** How many columns of a terminal the text takes; escapes take none. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  return (require("string-width") as typeof import("string-width")).default(text);
}

/** The text in exactly `width` columns: cut with an ellipsis, or filled with spaces. */
export function fitText(text: string, width: number, align: "left" | "right" = "left"): string {
  const cut = displayWidth(text) > width ? cutText(text, width) : text;
  const fill = " ".repeat(Math.max(0, width - displayWidth(cut)));
  return align === "left" ? cut + fill : fill + cut;
}

function cutText(text: string, width: number): string {
  if (width < 1) return "";
  return `${splitText(text, width - 1).head.trimEnd()}…`;
}

/** Splits where `width` columns are full, never inside a character; `head` may be empty. */
function splitText(text: string, width: number): { head: string; tail: string } {
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  let end = 0;
  let used = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    used += displayWidth(segment);
    if (used > width) break;
    end = index + segment.length;
  }
  return { head: text.slice(0, end), tail: text.slice(end) };
}

// A figure stays on one line with its percent sign and its interval.
const BREAK = / (?![%[])/;

/** Lines of at most `width` columns (2 or more), broken at spaces where there are any. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(BREAK)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    while (displayWidth(line) > width) {
      const { head, tail } = splitText(line, width);
      if (head === "") break;
      lines.push(head);
      line = tail;
    }
  }
  return [...lines, line];
}
