import stringWidth from "string-width";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** How many columns of a terminal the text takes; escapes take none. */
export const displayWidth: (text: string) => number = stringWidth;

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
