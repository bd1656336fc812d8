import { readCredit, type Credit } from "./credit.ts";
import { closesArticle } from "../document/boilerplate.ts";
import { hasName } from "../speakers/noun-phrase.ts";
import { readOutlet } from "../speakers/outlets.ts";
import type { FormName, Sheet } from "./sheet.ts";

/** Lines that name somebody, from one piece to another. */
type Run = { from: number; to: number; credit: Credit };

const MAX_LINES = 3;

/**
 * Gives each quotation that stands alone the line that names its speaker: one that signs it, one of
 * name and post above it, or one below it.
 */
export function readLines(sheet: Sheet): void {
  for (let i = 0; i < sheet.rows.length; i++) {
    const { form, piece } = sheet.rows[i] ?? {};
    if (form || !sheet.isQuoted(i) || piece?.label) continue;
    i = readQuotes(sheet, i, piece?.cite);
  }
}

/** Reads the quotations from `i` on that one line names; gives the last of them. */
function readQuotes(sheet: Sheet, i: number, cite: string | undefined): number {
  const last = lastOfQuotes(sheet, i);
  const signed = lineBehind(sheet, last, signs);
  const cited = signed || cite === undefined ? null : readCited(cite, sheet);
  if (cited) {
    sheet.speak(i, { name: "line behind the words", phrase: cited.phrase });
    return i;
  }
  const above = signed ? null : lineAbove(sheet, i);
  const run = signed ?? above ?? lineBehind(sheet, last, couldSign);
  if (run) take(sheet, run, above ? "line before the words" : "line behind the words", i, last);
  return last;
}

/** The line in which a page signs a quotation that it sets off. */
function readCited(cite: string, { article }: Sheet): Credit | null {
  const credit = readCredit({ start: 0, end: cite.length }, { ...article, text: cite });
  return credit && { ...credit, phrase: { ...credit.phrase, at: undefined } };
}

function take(sheet: Sheet, { from, to, credit }: Run, name: FormName, i: number, last: number) {
  sheet.claim(from, to);
  for (let at = i; at <= last; at++) sheet.speak(at, { name, phrase: credit.phrase });
}

/** Quotations that follow each other without a line between them have one speaker. */
function lastOfQuotes(sheet: Sheet, i: number): number {
  let last = i;
  while (sheet.isQuoted(last + 1) && !sheet.rows[last + 1]?.piece.label && goesOn(sheet, last))
    last++;
  return last;
}

function goesOn(sheet: Sheet, i: number): boolean {
  return sheet.isGlued(i) || !(lineBehind(sheet, i + 1, couldSign) ?? null);
}

/** The lines right behind a piece that name somebody, as many as do so together. */
function lineBehind(
  sheet: Sheet,
  i: number,
  test: (sheet: Sheet, run: Run) => boolean,
): Run | null {
  for (let to = Math.min(i + MAX_LINES, sheet.rows.length - 1); to > i; to--) {
    if (!areLines(sheet, i + 1, to) || !areOne(sheet, i + 1, to)) continue;
    const credit = to === i + 1 ? sheet.creditAt(to) : sheet.creditOf(i + 1, to);
    if (credit && test(sheet, { from: i + 1, to, credit })) return { from: i + 1, to, credit };
  }
  return null;
}

/** The lines right above a piece that name somebody, as many as do so together. */
function lineAbove(sheet: Sheet, i: number): Run | null {
  for (let from = Math.max(i - 2, 0); from < i; from++) {
    if (!areLines(sheet, from, i - 1) || !areOne(sheet, from, i - 1)) continue;
    const credit = from === i - 1 ? sheet.creditAt(from) : sheet.creditOf(from, i - 1);
    if (credit && couldHead(sheet, { from, to: i - 1, credit })) return { from, to: i - 1, credit };
  }
  return null;
}

function areLines(sheet: Sheet, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if (!sheet.isLine(i)) return false;
  return true;
}

/** Whether several lines are a name and what is said of it: lines of one group, or a card. */
function areOne(sheet: Sheet, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const aged = /^\d/.test(sheet.wordsOf(i + 1));
    const card = isBareName(sheet, from, aged) && !isBareName(sheet, i + 1);
    if (!sheet.isGlued(i) && !card) return false;
  }
  return true;
}

/** Whether a line is a person's name and nothing else; one name alone is enough before an age. */
export function isBareName(sheet: Sheet, i: number, alone = false): boolean {
  const credit = sheet.creditAt(i);
  if (credit?.phrase.kind !== "person" || credit.parts > 1) return false;
  return alone || (credit.phrase.name?.includes(" ") ?? false);
}

/** Marks say that a line signs: a dash, brackets, italics. */
function signs(_sheet: Sheet, { credit }: Run): boolean {
  return credit.signs;
}

/** Whether a line without marks signs what stands above it. */
function couldSign(sheet: Sheet, { from, to, credit }: Run): boolean {
  if (sheet.rows[from]?.piece.kind === "heading") return false;
  if (isNamed(credit) && credit.details > 0) return true;
  if (sheet.isGlued(from - 1)) return true;
  return isNamed(credit) && !sheet.isQuoted(to + 1) && isBareName(sheet, from) && from === to;
}

/** Whether a line heads what stands below it. */
function couldHead(sheet: Sheet, { from, to, credit }: Run): boolean {
  const glued = sheet.isGlued(from - 1) && !sheet.isGlued(to);
  const words = sheet.wordsOf(to);
  const outlet = credit.parts === 1 && readOutlet(words) !== null;
  if (glued || credit.signs || outlet || closesArticle(words, sheet.article.classes)) return false;
  const colon = credit.known && (words.endsWith(":") || sheet.isGlued(to));
  return colon || (isSure(credit) && (credit.details > 0 || sheet.isGlued(to)));
}

/** Whether a line surely names somebody: by two names, or by one with an age or an office. */
function isSure(credit: Credit): boolean {
  const several = credit.phrase.name?.includes(" ") ?? false;
  return isNamed(credit) && (several || credit.aged || credit.parts > 1);
}

/** Whether a line names a person or an account. */
export function isNamed({ phrase }: Credit): boolean {
  return hasName(phrase) || phrase.name?.startsWith("@") === true;
}
