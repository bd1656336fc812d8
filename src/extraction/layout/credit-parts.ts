import type { Span } from "../../statement/statement.ts";

const OPENING = "([";
const CLOSING = ")]";
const DASHES = "-–—|";
/** Days and years that a post or a page puts behind a name. */
const DAY =
  /^(?:\p{Lu}\p{Ll}{2,8}\.? \d{1,2}(?:[a-z]{2})?|\d{1,2} \p{Lu}\p{Ll}{2,8}\.?)(?:,? \d{4})?$/u;

/**
 * The parts of a line that names somebody, between its commas, its dashes and its line ends; brackets
 * part nothing.
 */
export function partsOf(line: string): Span[] {
  const parts: Span[] = [];
  let from = 0;
  let depth = 0;
  const close = (to: number, next: number) => {
    const part = trimmed(line, from, to);
    if (part.start < part.end) parts.push(part);
    from = next;
  };
  for (let i = 0; i < line.length; i++) {
    const mark = line.charAt(i);
    if (OPENING.includes(mark)) depth++;
    else if (CLOSING.includes(mark)) depth--;
    else if (depth <= 0 && parts.length < 16 && isBreak(line, i)) close(i, i + 1);
  }
  close(line.length, line.length);
  return parts.filter(({ start, end }) => !isDay(line.slice(start, end)));
}

/** "41", "88 and 90". */
export function isAge(part: string): boolean {
  return /^\d{1,3}(?: and \d{1,3})?$/.test(part);
}

function isBreak(line: string, i: number): boolean {
  const mark = line.charAt(i);
  if (mark === "\n") return true;
  if (mark === " ") return line.startsWith("who ", i + 1) || line.startsWith("whose ", i + 1);
  const space = /\s/.test(line.charAt(i + 1));
  if (mark === "," || mark === ";") return space;
  return DASHES.includes(mark) && space && /\s/.test(line.charAt(i - 1));
}

function isDay(part: string): boolean {
  return DAY.test(part) || /^(?:19|20)\d\d$/.test(part);
}

function trimmed(line: string, start: number, end: number): Span {
  while (start < end && /\s/.test(line.charAt(start))) start++;
  while (end > start && /\s/.test(line.charAt(end - 1))) end--;
  return { start, end };
}

/** A line without the marks around it, and whether they say that it signs what stands before it. */
export function bareLine(text: string, { start, end }: Span): Span & { signs: boolean } {
  let from = start;
  let to = end;
  while (from < to && /[\s—–_*~-]/.test(text.charAt(from))) from++;
  while (to > from && /[\s_*:]/.test(text.charAt(to - 1))) to--;
  const inner = text.slice(from, to);
  const brackets = inner.startsWith("(") && inner.indexOf(")") === inner.length - 1;
  if (brackets) {
    from++;
    to--;
  }
  const own = text.slice(start, from);
  const before =
    text
      .slice(Math.max(0, start - 4), start)
      .split("\n")
      .at(-1) ?? "";
  const signs = brackets || isSigning(own) || isSigning(before);
  return { start: from, end: to, signs };
}

/** Whether the marks before a line say that it signs: a dash, the mark of italics. */
function isSigning(marks: string): boolean {
  const mark = marks.trim();
  return /[—–]|--/.test(mark) || mark === "-" || mark === "~" || mark.startsWith("_");
}
