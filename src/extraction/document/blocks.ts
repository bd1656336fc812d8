import type { Block } from "./block.ts";
import { joinOpenQuotes } from "./open-quotes.ts";
import { findQuotes, reopens } from "./quotes.ts";
import { isSpace } from "./characters.ts";

const BULLET = /^(?:[•●▪◦‣·]|[-–—*](?=\s))\s*/;
const MAX_OPEN = 2_000;

type Line = { start: number; end: number };

/** The paragraphs of a plain text: parted by blank lines, by bullets, and by lines that end early. */
export function readBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let group: Line[] = [];
  for (const line of readLines(text)) {
    if (line.start === line.end) {
      for (const block of cutGroup(text, group)) blocks.push(block);
      group = [];
    } else group.push(line);
  }
  for (const block of cutGroup(text, group)) blocks.push(block);
  return joinOpenQuotes(text, joinQuotations(text, blocks));
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  while (at <= text.length) {
    let stop = text.indexOf("\n", at);
    if (stop < 0) stop = text.length;
    lines.push(trimmed(text, at, stop));
    at = stop + 1;
  }
  return lines;
}

function trimmed(text: string, start: number, end: number): Line {
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  return { start, end };
}

// A line end inside a paragraph is a wrap only when the next word would not have fitted.
function cutGroup(text: string, lines: readonly Line[]): Block[] {
  const width = lines.reduce((max, line) => Math.max(max, line.end - line.start), 0);
  const blocks: Block[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const quoted = text[line.start] === ">";
    const bullet = BULLET.exec(text.slice(line.start, Math.min(line.end, line.start + 8)));
    const last = blocks.at(-1);
    const wraps = last && !bullet && width < 200 && goesOn(text, lines, index, { last, width });
    if (last && before && text[before.start] === ">" && quoted) last.end = line.end;
    else if (wraps && !quoted) last.end = line.end;
    else if (quoted) {
      const inner = trimmed(text, line.start + 1, line.end);
      if (inner.start < inner.end) blocks.push({ kind: "quotation", ...inner });
    } else if (bullet) {
      blocks.push({ kind: "item", start: line.start + bullet[0].length, end: line.end });
    } else blocks.push({ kind: "body", start: line.start, end: line.end });
  }
  return blocks.filter((block) => block.end > block.start);
}

/** Whether a line goes on with the paragraph before it. */
function goesOn(
  text: string,
  lines: readonly Line[],
  index: number,
  { last, width }: { last: Block; width: number },
): boolean {
  const [before, line, next] = [lines[index - 1], lines[index], lines[index + 1]];
  if (!before || !line) return false;
  return isWrap(text, before, line, width, next) || isInsideQuote(text, last, lines, index);
}

function isWrap(text: string, before: Line, line: Line, width: number, next?: Line): boolean {
  if (width <= 40 || !isFull(text, before, line, width)) return false;
  // A line that names the speaker of a quotation stands below it.
  const full = next !== undefined && isFull(text, line, next, width);
  const names = /[.!?…,]["”’»]$/.test(text.slice(before.end - 2, before.end)) && !full;
  return !names || /[.!?:;"”’»]$/.test(text.slice(line.end - 1, line.end));
}

/** Whether the first word of a line would not have fitted into the one before it. */
function isFull(text: string, before: Line, line: Line, width: number): boolean {
  let stop = line.start;
  while (stop < line.end && !isSpace(text, stop)) stop++;
  return before.end - before.start + 1 + (stop - line.start) > width;
}

/** Whether a quote that is open before this line is closed by it or by a line below it. */
function isInsideQuote(text: string, last: Block, lines: readonly Line[], index: number): boolean {
  const [line, end] = [lines[index], lines.at(-1)?.end ?? 0];
  if (end - last.start > MAX_OPEN) return false;
  const { open } = findQuotes(text, last.start, last.end);
  if (!line || !open || reopens(text, line.start, open.mark)) return false;
  const { quotes } = findQuotes(text, last.start, end);
  return quotes.some(({ start, end: close }) => start === open.at && close > line.start);
}

function joinQuotations(text: string, blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const both = block.kind === "quotation" && last?.kind === "quotation";
    if (both && !text.slice(last.end, block.start).includes("\n\n")) last.end = block.end;
    else joined.push({ ...block });
  }
  return joined.map((block) =>
    block.kind === "quotation" ? withoutSignature(text, block) : block,
  );
}

/** A set-off quotation without its last line, where that signs it: "> — Anna Berg, poet". */
function withoutSignature(text: string, block: Block): Block {
  const at = text.lastIndexOf("\n", block.end - 1);
  const line = at > block.start ? text.slice(at + 1, block.end).replace(/^>\s*/, "") : "";
  if (!/^(?:[—–-]|--) ?\p{Lu}/u.test(line)) return block;
  let end = at;
  while (end > block.start && /[\s>]/.test(text.charAt(end - 1))) end--;
  return { ...block, end, cite: line };
}
