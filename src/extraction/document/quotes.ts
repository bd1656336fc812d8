import { isLetterOrDigit, isSpace } from "./characters.ts";

/** Words between quotation marks: `start` and `end` with the marks, `from` and `to` without. */
export type Quote = { start: number; end: number; from: number; to: number };

/** The quotes of a stretch of text, and the opening mark that nothing closes before its end. */
export type FoundQuotes = { quotes: Quote[]; open: { at: number; mark: string } | null };

type Closers = Record<string, number[]>;

const CLOSING: Record<string, string> = {
  "“": "”",
  "«": "»",
  "„": "“”",
  '"': '"',
  "‘": "’",
  "'": "'",
};

/**
 * The outermost quotes between two positions, in order. Apostrophes are no marks, quotes inside a
 * quote are part of it, and a mark that is never closed quotes nothing. One pass, linear in length.
 */
export function findQuotes(text: string, start: number, end: number): FoundQuotes {
  const closers = collectClosers(text, start, end);
  const cursor: Record<string, number> = {};
  const quotes: Quote[] = [];
  let open: FoundQuotes["open"] = null;
  for (let i = start; i < end; i++) {
    const mark = text[i]!;
    if (!(mark in CLOSING) || !opens(text, i, start, end)) continue;
    const close = closerAfter(closers[mark] ?? [], i, cursor, mark);
    // The "n" of rock 'n' roll is no quote.
    if (close !== undefined && close - i < 3 && /[‘']/.test(mark)) continue;
    if (close === undefined) {
      if (mark !== "'" && mark !== "‘") open ??= { at: i, mark };
      else if (i === start) open ??= { at: i, mark };
      continue;
    }
    quotes.push({ start: i, end: close + 1, from: i + 1, to: close });
    i = close;
  }
  // Only a mark behind the last quote is still open: what stands before was a slip of the pen.
  const last = quotes.at(-1);
  return { quotes, open: open && (!last || open.at > last.end || open.at === start) ? open : null };
}

/** Whether this mark at the start of a paragraph takes up a quote that the one before left open. */
export function reopens(text: string, start: number, mark: string): boolean {
  return text[start] === mark && start + 1 < text.length && !isSpace(text[start + 1]!);
}

function opens(text: string, at: number, start: number, end: number): boolean {
  const mark = text[at]!;
  const before = at > start ? text[at - 1]! : " ";
  const after = at + 1 < end ? text[at + 1]! : " ";
  if (mark === "“" || mark === "«" || mark === "„") return true;
  if (isSpace(after)) return false;
  if (mark === '"') return !isLetterOrDigit(before);
  if (mark === "'" && /\d/.test(after)) return false;
  return !isLetterOrDigit(before) && !/[.,!?]/.test(before);
}

function closerAfter(
  positions: readonly number[],
  at: number,
  cursor: Record<string, number>,
  mark: string,
): number | undefined {
  let next = cursor[mark] ?? 0;
  while (next < positions.length && positions[next]! <= at) next++;
  cursor[mark] = next;
  return positions[next];
}

/** For each opening mark, where a quote that it opens can end. */
function collectClosers(text: string, start: number, end: number): Closers {
  const closers: Closers = { "“": [], "«": [], "„": [], '"': [], "‘": [], "'": [] };
  const depth: Record<string, number> = { "“": 0, "«": 0 };
  const all: Closers = { "“": [], "«": [] };
  for (let i = start; i < end; i++) {
    const mark = text[i]!;
    if (mark === "“" || mark === "«") {
      // A mark at the start of a line takes up a quote that is still open.
      if (depth[mark] === 0 || text[i - 1] !== "\n") depth[mark]!++;
      if (mark === "“") closers["„"]!.push(i);
    } else if (mark === "”" || mark === "»") {
      const opening = mark === "”" ? "“" : "«";
      depth[opening] = Math.max(0, depth[opening]! - 1);
      if (depth[opening] === 0) closers[opening]!.push(i);
      all[opening]!.push(i);
      if (mark === "”") closers["„"]!.push(i);
    } else if (mark === '"') {
      if (i > start && !isSpace(text[i - 1]!)) closers['"']!.push(i);
    }
  }
  // Where more is opened than closed, nesting can't be trusted: every closing mark closes.
  for (const mark of ["“", "«"]) if (depth[mark]! > 0) closers[mark] = all[mark]!;
  for (const mark of ["’", "'"]) collectSingles(text, start, end, mark, closers);
  return closers;
}

// A single mark behind an "s" is a plural's apostrophe when another one could close the quote.
function collectSingles(text: string, start: number, end: number, mark: string, closers: Closers) {
  const candidates: number[] = [];
  const opening = CLOSING["‘"] === mark ? "‘" : "'";
  for (let i = start + 1; i < end; i++) {
    if (text[i] !== mark || isSpace(text[i - 1]!)) continue;
    if (i + 1 < end && isLetterOrDigit(text[i + 1]!)) continue;
    candidates.push(i);
  }
  for (const [index, at] of candidates.entries()) {
    const plural =
      text[at - 1] === "s" && text[at + 1] === " " && isLetterOrDigit(text[at + 2] ?? "");
    const next = candidates[index + 1];
    if (plural && next !== undefined && !hasOpening(text, at + 1, next, opening)) continue;
    closers[opening]!.push(at);
  }
}

function hasOpening(text: string, from: number, to: number, mark: string): boolean {
  for (let i = from; i < to; i++) {
    if (text[i] === mark && !isLetterOrDigit(text[i - 1]!) && !isSpace(text[i + 1] ?? " "))
      return true;
  }
  return false;
}
