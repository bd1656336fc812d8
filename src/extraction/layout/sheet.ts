import type { Piece } from "../document/piece.ts";
import type { ArticleWords, Sentence } from "../document/sentence.ts";
import type { Whole } from "../document/whole.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import { readCredit, type Credit } from "./credit.ts";

/** The forms in which the layout of an article says who speaks. */
export const FORMS = [
  "line behind the words",
  "line before the words",
  "statement text",
  "letter",
  "post",
  "remarks",
  "answer",
] as const;
export type FormName = (typeof FORMS)[number];

/** Who speaks a piece by the form that it stands in; of an answer, whoever is asked. */
export type Form = { name: FormName; phrase: NounPhrase | null };

/** A piece of an article with its sentences. */
export type ReadPiece = { piece: Piece; sentences: readonly Sentence[] };

/** A piece, and whether it names those who speak others, heads them, or has words of its own. */
export type LaidPiece = ReadPiece & {
  use: "words" | "heading" | "credit";
  form?: Form;
  /** Who speaks under a heading that names nobody else. */
  heads?: NounPhrase;
};

/** The pieces of an article as they stand one below the other; forms are noted on it. */
export type Sheet = {
  text: string;
  article: ArticleWords;
  rows: readonly LaidPiece[];
  /** Whom the line at `i` names; null when it is none. */
  creditAt(i: number): Credit | null;
  /** Whom some lines, one below the other, name together. */
  creditOf(from: number, to: number): Credit | null;
  /** Whether the piece at `i` is nothing but what somebody says: between marks, or set off. */
  isQuoted(i: number): boolean;
  /** Whether the piece at `i` is a paragraph without marks that nobody speaks yet. */
  isPlain(i: number): boolean;
  /** Whether a line could stand at `i` that names somebody. */
  isLine(i: number): boolean;
  /** Whether no blank line stands between the piece at `i` and the one behind it. */
  isGlued(i: number): boolean;
  wordsOf(i: number): string;
  /** Whether somebody speaks for himself in these pieces, outside of quotation marks. */
  isPersonal(from: number, to: number): boolean;
  /** Whether others are quoted in these pieces. */
  quotes(from: number, to: number): boolean;
  /** Notes who speaks the piece at `i`. */
  speak(i: number, form: Form): void;
  /** Notes who speaks under the heading at `i`. */
  head(i: number, phrase: NounPhrase): void;
  /** Notes that these pieces only name somebody. */
  claim(from: number, to: number): void;
};

const MAX_LINE = 200;

/** Opens the sheet of an article on which no form is seen yet. */
export function openSheet(article: ArticleWords, read: readonly ReadPiece[]): Sheet {
  const { text } = article;
  const rows = read.map(({ piece, sentences }): Whole<LaidPiece> => {
    const use = piece.line ? "heading" : "words";
    return { piece, sentences, use, form: undefined, heads: undefined };
  });
  const credits = new Map<number, Map<number, Credit | null>>();
  const creditOf = (from: number, to: number): Credit | null => {
    const [first, last] = [rows[from]?.piece, rows[to]?.piece];
    if (!first || !last) return null;
    const known = credits.get(first.start) ?? new Map<number, Credit | null>();
    const before = known.get(last.end);
    if (before !== undefined) return before;
    const credit = readCredit({ start: first.start, end: last.end }, article);
    credits.set(first.start, known.set(last.end, credit));
    return credit;
  };
  const isFree = (i: number) => rows[i] !== undefined && rows[i].use !== "credit" && !rows[i].form;
  const quoted = read.map(
    ({ piece, sentences }) =>
      !piece.aside && (piece.kind === "quotation" || isAllQuotes(sentences, piece.end)),
  );
  const isQuoted = (i: number): boolean => rows[i]?.use === "words" && quoted[i] === true;
  const has = (from: number, to: number, test: (sentence: Sentence, i: number) => boolean) =>
    rows
      .slice(from, to + 1)
      .some(({ sentences }) =>
        sentences.some((one) => one.find(0, one.length, (i) => test(one, i)) >= 0),
      );
  return {
    text,
    article,
    rows,
    creditOf,
    creditAt: (i) => creditOf(i, i),
    isQuoted,
    isPlain(i) {
      const row = rows[i];
      if (!row || !isFree(i) || row.use !== "words" || row.piece.aside) return false;
      return !row.piece.label && !isQuoted(i) && (row.sentences.at(-1)?.length ?? 0) > 1;
    },
    isLine(i) {
      const row = rows[i];
      // The first line is the title.
      if (i === 0 || !row || !isFree(i) || row.piece.label || isQuoted(i)) return false;
      const { kind, start, end } = row.piece;
      const point = kind === "item" && !/[-–—]\s*$/.test(text.slice(Math.max(0, start - 3), start));
      return !point && end - start <= MAX_LINE;
    },
    isGlued(i) {
      const [one, next] = [rows[i]?.piece, rows[i + 1]?.piece];
      if (!one || !next) return false;
      return text.slice(one.end, next.start).split("\n").length === 2;
    },
    wordsOf(i) {
      const piece = rows[i]?.piece;
      return piece ? text.slice(piece.start, piece.end) : "";
    },
    isPersonal: (from, to) => has(from, to, (sentence, i) => sentence.is(i, "first person")),
    quotes: (from, to) => has(from, to, (sentence, i) => sentence.isQuote(i)),
    speak(i, form) {
      const row = rows[i];
      if (row && !row.form) {
        row.form = form;
        row.use = "words";
      }
    },
    head(i, phrase) {
      const row = rows[i];
      if (row) row.heads = phrase;
    },
    claim(from, to) {
      for (const row of rows.slice(from, to + 1)) row.use = "credit";
    },
  };
}

/** Whether a piece has quotes and marks only; a bracket behind them is for the sentence. */
function isAllQuotes(sentences: readonly Sentence[], end: number): boolean {
  const [first] = sentences;
  const last = sentences.at(-1);
  if (!first?.opensDirect(0) || !last || end - last.span().end > 3) return false;
  return sentences.every((one) => one.skip(0, one.length, (i) => !one.isWord(i)) === one.length);
}
