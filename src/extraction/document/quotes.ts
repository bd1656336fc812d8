import { isLetterOrDigit, isSpace } from "./characters.ts";

/** Words between quotation marks: `start` and `end` with the marks, `from` and `to` without. */
export type Quote = { start: number; end: number; from: number; to: number };

/** The quotes of a stretch of text, and the opening mark that nothing closes before its end. */
export type FoundQuotes = { quotes: Quote[]; open: { at: number; mark: string } | null };

/** For each opening mark, the end of the quote that it opens. */
type Closers = Record<OpeningMark, number[]>;

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
  const closers = collectClosers(text, marks, start, end);
  const cursor: Partial<Record<OpeningMark, number>> = {};
  const quotes: Quote[] = [];
  let open: FoundQuotes["open"] = null;
  let behind = start;
  for (const i of marks) {
    const mark = text.charAt(i);
    if (i < behind || !isOpeningMark(mark) || !opens(text, i, start, end)) continue;
    const close = closerAfter(closers[mark], i, cursor, mark);
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
    const code = text.charCodeAt(i);
    const apostrophe = code === APOSTROPHE || code === CURLY_APOSTROPHE;
    if (!apostrophe && code !== STRAIGHT && (code < 128 || !FURTHER_MARKS.has(code))) continue;
    if (!apostrophe || !isInsideWord(text, i, start, end)) marks.push(i);
  }
  return marks;
}

function isInsideWord(text: string, at: number, start: number, end: number): boolean {
  if (at === start || at + 1 >= end) return false;
  return isLetterOrDigit(text.charAt(at - 1)) && isLetterOrDigit(text.charAt(at + 1));
}

/** Only a mark behind the last quote is still open: an earlier one was a typing error. */
function staysOpen(open: FoundQuotes["open"], last: Quote | undefined, start: number): boolean {
  return open !== null && (!last || open.at > last.end || open.at === start);
}

/** Whether this mark at the start of a paragraph takes up a quote that the one before left open. */
export function reopens(text: string, start: number, mark: string): boolean {
  return text[start] === mark && start + 1 < text.length && !isSpace(text.charAt(start + 1));
}

function isOpeningMark(mark: string): mark is OpeningMark {
  return (OPENING_MARKS as readonly string[]).includes(mark);
}

function isSingle(mark: string): boolean {
  return mark === "'" || mark === "‘";
}

function opens(text: string, at: number, start: number, end: number): boolean {
  const mark = text.charAt(at);
  const before = at > start ? text.charAt(at - 1) : " ";
  const after = at + 1 < end ? text.charAt(at + 1) : " ";
  if (mark === "“" || mark === "«" || mark === "„") return true;
  if (isSpace(after)) return false;
  if (mark === '"') return !isLetterOrDigit(before);
  if (mark === "'" && /\d/.test(after)) return false;
  return !isLetterOrDigit(before) && !/[.,!?]/.test(before);
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

/** Marks that open and close in pairs, and may stand inside each other. */
type Pair = { depth: number; outermost: number[]; all: number[] };

/** For each opening mark, where a quote that it opens can end. */
function collectClosers(
  text: string,
  marks: readonly number[],
  start: number,
  end: number,
): Closers {
  const curly: Pair = { depth: 0, outermost: [], all: [] };
  const angled: Pair = { depth: 0, outermost: [], all: [] };
  const low: number[] = [];
  for (const i of marks) {
    const mark = text.charAt(i);
    if (mark === "“" || mark === "”") {
      low.push(i);
      nest(mark === "“", curly, text, i);
    } else if (mark === "«" || mark === "»") nest(mark === "«", angled, text, i);
  }
  const closing = marks.filter((i) => i > start && !isSpace(text.charAt(i - 1)));
  return {
    "“": closersOf(curly),
    "«": closersOf(angled),
    "„": low,
    '"': closing.filter((i) => text[i] === '"'),
    "‘": collectSingles(text, closing, end, { opening: "‘", closing: "’" }),
    "'": collectSingles(text, closing, end, { opening: "'", closing: "'" }),
  };
}

function nest(opening: boolean, pair: Pair, text: string, at: number) {
  if (opening) {
    // A mark at the start of a line takes up a quote that is still open.
    if (pair.depth === 0 || text[at - 1] !== "\n") pair.depth++;
    return;
  }
  pair.depth = Math.max(0, pair.depth - 1);
  if (pair.depth === 0) pair.outermost.push(at);
  pair.all.push(at);
}

/** Where more is opened than closed, nesting can't be trusted: every closing mark closes. */
function closersOf({ depth, outermost, all }: Pair): number[] {
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
    (i) => text[i] === closing && (i + 1 >= end || !isLetterOrDigit(text.charAt(i + 1))),
  );
  return candidates.filter((at, index) => {
    const plural =
      text[at - 1] === "s" && text[at + 1] === " " && isLetterOrDigit(text.charAt(at + 2));
    const next = candidates[index + 1];
    return !plural || next === undefined || hasOpening(text, at + 1, next, opening);
  });
}

function hasOpening(text: string, from: number, to: number, mark: string): boolean {
  for (let i = from; i < to; i++) {
    if (text[i] !== mark || isLetterOrDigit(text.charAt(i - 1))) continue;
    if (!isSpace(text.charAt(i + 1) || " ")) return true;
  }
  return false;
}
