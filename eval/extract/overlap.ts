import type { Piece } from "./labels.ts";

/** What was extracted, as far as its place in the article goes. */
export type Found = { text: string; span?: { start: number; end: number } };

/**
 * How far an extracted statement is the labelled one; 0 where it is not. It is when half of the
 * characters of both are the same, or when the label stands whole in one at most three times as long;
 * without positions, when the words agree to six tenths.
 */
export function overlap(label: Piece, row: Found): number {
  if (label.start === null || label.end === null || !row.span) {
    const agreement = wordAgreement(label.quote, row.text);
    return agreement >= 0.6 ? agreement : 0;
  }
  const { start, end } = row.span;
  const shared = Math.min(label.end, end) - Math.max(label.start, start);
  if (shared <= 0) return 0;
  const share = shared / (Math.max(label.end, end) - Math.min(label.start, start));
  if (share >= 0.5) return share;
  const length = label.end - label.start;
  return shared >= 0.95 * length && end - start <= 3 * length ? 0.5 : 0;
}

/** Whether both have any words in common. */
export function touches(label: Piece, row: Found): boolean {
  if (label.start === null || label.end === null || !row.span)
    return wordAgreement(label.quote, row.text) > 0.3;
  return Math.min(label.end, row.span.end) > Math.max(label.start, row.span.start);
}

/** Whether what only looks like a statement was taken for one. */
export function isTrapped(trap: Piece, row: Found): boolean {
  if (trap.start === null || trap.end === null || !row.span)
    return wordAgreement(trap.quote, row.text) >= 0.8;
  const { start, end } = row.span;
  const near = start <= trap.start + 2 && end >= trap.end - 2;
  return near && end - start <= 2 * (trap.end - trap.start + 4);
}

/** The share of words that two texts have in common (F1). */
function wordAgreement(a: string, b: string): number {
  const left = wordsOf(a);
  const right = wordsOf(b);
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const left = counts.get(word) ?? 0;
    if (left > 0) shared++;
    counts.set(word, left - 1);
  }
  return left.length + right.length > 0 ? (2 * shared) / (left.length + right.length) : 0;
}

function wordsOf(text: string): string[] {
  const bare = text.toLowerCase().replace(/[“”"'‘’]/g, "");
  return bare.match(/[\p{L}\p{N}]+/gu) ?? [];
}
