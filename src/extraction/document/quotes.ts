import { codeUnitAt } from "../../statement/code-unit.ts";
import { isLetterOrDigit, isSpace } from "./characters.ts";

/** Words between quotation marks: `start` and `end` with the marks, `from` and `to` without. */
export type Quote = { start: number; end: number; from: number; to: number };

/** The quotes of a stretch of text, and the opening mark that nothing closes before its end. */
export type FoundQuotes = { quotes: Quote[]; open: { at: number; mark: string } | null };

const OPENING_MARKS = ["“", "«", "„", '"', "‘", "'"] as const;
type OpeningMark = (typeof OPENING_MARKS)[number];

const STRAIGHT = '"'.charCodeAt(0);
const APOSTROPHE = "'".charCodeAt(0);
const CURLY_APOSTROPHE = "’".charCodeAt(0);
const FURTHER_MARKS = new Set(Array.from("“”«»„‘", (mark) => mark.charCodeAt(0)));

/**
 * The outermost quotes between two positions, in order. Apostrophes are no marks, quotes inside a
 * quote are part of it, and a mark that is never closed quotes nothing. One pass, linear in length.
 */
export function findQuotes(text: string, start: number, end: number): FoundQuotes {
  const marks = marksIn(text, start, end);
  if (marks.length === 0) return { quotes: [], open: null };
  const closers: Partial<Record<OpeningMark, readonly number[]>> = {};
  const cursor: Partial<Record<OpeningMark, number>> = {};
  const quotes: Quote[] = [];
  let open: FoundQuotes["open"] = null;
  let behind = start;
  for (const i of marks) {
    const mark = text.charAt(i);
    if (i < behind || !isOpeningMark(mark) || !opens(text, i, start, end)) continue;
    const ends = (closers[mark] ??= closersOf(mark, { text, marks, start, end }));
    const close = closerAfter(ends, i, cursor, mark);
    if (close === undefined) {
      // A lone single mark is an apostrophe.
      if (!isSingle(mark) || i === start) open ??= { at: i, mark };
    } else if (!isSingle(mark) || close - i > 2) {
      // The "n" of rock 'n' roll is no quote.
      quotes.push({ start: i, end: close + 1, from: i + 1, to: close });
      behind = close + 1;
    }
  }
  return { quotes, open: staysOpen(open, quotes.at(-1), start) ? open : null };
}

/** The quotes of a paragraph; behind a colon, one that nothing closes goes on to its end. */
export function quotesOfParagraph(text: string, start: number, end: number): Quote[] {
  const { quotes, open } = findQuotes(text, start, end);
  if (
    open === null ||
    isSingle(open.mark) ||
    !/:\s$/.test(text.slice(Math.max(start, open.at - 2), open.at))
  )
    return quotes;
  return [...quotes, { start: open.at, end, from: open.at + 1, to: end }];
}

/** Where marks stand that can open or close a quote: few, and no apostrophe inside a word is one. */
function marksIn(text: string, start: number, end: number): number[] {
  const marks: number[] = [];
  for (let i = start; i < end; i++) {
    const code = codeUnitAt(text, i);
    const apostrophe = code === APOSTROPHE || code === CURLY_APOSTROPHE;
    if (!apostrophe && code !== STRAIGHT && (code < 128 || !FURTHER_MARKS.has(code))) continue;
    if (!apostrophe || !isInsideWord(text, i, start, end)) marks.push(i);
  }
  return marks;
}

function isInsideWord(text: string, at: number, start: number, end: number): boolean {
  if (at === start || at + 1 >= end) return false;
  return isLetterOrDigit(text, at - 1) && isLetterOrDigit(text, at + 1);
}

/** Only a mark behind the last quote is still open: an earlier one was a typing error. */
function staysOpen(open: FoundQuotes["open"], last: Quote | undefined, start: number): boolean {
  return open !== null && (!last || open.at > last.end || open.at === start);
}

/** Whether this mark at the start of a paragraph takes up a quote that the one before left open. */
export function reopens(text: string, start: number, mark: string): boolean {
  return text[start] === mark && start + 1 < text.length && !isSpace(text, start + 1);
}

function isOpeningMark(mark: string): mark is OpeningMark {
  return (OPENING_MARKS as readonly string[]).includes(mark);
}

function isSingle(mark: string): boolean {
  return mark === "'" || mark === "‘";
}

function opens(text: string, at: number, start: number, end: number): boolean {
  const mark = text.charAt(at);
  if (mark === "“" || mark === "«" || mark === "„") return true;
  if (at + 1 >= end || isSpace(text, at + 1)) return false;
  const behindWord = at > start && isLetterOrDigit(text, at - 1);
  if (mark === '"') return !behindWord;
  if (mark === "'" && /\d/.test(text.charAt(at + 1))) return false;
  return !behindWord && !(at > start && /[.,!?]/.test(text.charAt(at - 1)));
}

function closerAfter(
  positions: readonly number[],
  at: number,
  cursor: Partial<Record<OpeningMark, number>>,
  mark: OpeningMark,
): number | undefined {
  let next = cursor[mark] ?? 0;
  while ((positions[next] ?? Infinity) <= at) next++;
  cursor[mark] = next;
  return positions[next];
}

/** The marks of a stretch of text. */
type Marked = { text: string; marks: readonly number[]; start: number; end: number };

/** Where a quote that an opening mark opens can end. */
function closersOf(mark: OpeningMark, marked: Marked): readonly number[] {
  const { text, marks, start, end } = marked;
  if (mark === "“") return closersOfPair(marked, "“", "”");
  if (mark === "«") return closersOfPair(marked, "«", "»");
  if (mark === "„") return marks.filter((i) => text[i] === "“" || text[i] === "”");
  const closing = marks.filter((i) => i > start && !isSpace(text, i - 1));
  if (mark === '"') return closing.filter((i) => text[i] === '"');
  const single = mark === "‘" ? "’" : "'";
  return collectSingles(text, closing, end, { opening: mark, closing: single });
}

/**
 * Where marks close that open and close in pairs, and may stand inside each other. Where more is opened
 * than closed, nesting can't be trusted: every closing mark closes.
 */
function closersOfPair({ text, marks }: Marked, opening: string, closing: string): number[] {
  const outermost: number[] = [];
  const all: number[] = [];
  let depth = 0;
  for (const i of marks) {
    // A mark at the start of a line takes up a quote that is still open.
    if (text[i] === opening && (depth === 0 || text[i - 1] !== "\n")) depth++;
    if (text[i] !== closing) continue;
    depth = Math.max(0, depth - 1);
    if (depth === 0) outermost.push(i);
    all.push(i);
  }
  return depth > 0 ? all : outermost;
}

// A single mark behind an "s" is a plural's apostrophe when another one could close the quote.
function collectSingles(
  text: string,
  marks: readonly number[],
  end: number,
  { opening, closing }: { opening: string; closing: string },
): number[] {
  const candidates = marks.filter(
    (i) => text[i] === closing && (i + 1 >= end || !isLetterOrDigit(text, i + 1)),
  );
  return candidates.filter((at, index) => {
    const plural = text[at - 1] === "s" && text[at + 1] === " " && isLetterOrDigit(text, at + 2);
    const next = candidates[index + 1];
    return !plural || next === undefined || hasOpening(text, at + 1, next, opening);
  });
}

function hasOpening(text: string, from: number, to: number, mark: string): boolean {
  for (let i = from; i < to; i++) {
    if (text[i] !== mark || isLetterOrDigit(text, i - 1)) continue;
    if (i + 1 < text.length && !isSpace(text, i + 1)) return true;
  }
  return false;
}
