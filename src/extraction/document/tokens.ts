import { codeUnitAt } from "../../statement/code-unit.ts";
import type { WordClass } from "../words/word-classes.ts";
import { isLetterOrDigit, isSpace, isUpper } from "./characters.ts";
import type { Quote } from "./quotes.ts";
import type { Vocabulary, Word } from "./vocabulary.ts";

/** A word, a punctuation mark, or a whole quote: words inside a quote are no tokens of their own. */
export type Token = Word & {
  kind: "word" | "mark" | "quote" | "none";
  start: number;
  end: number;
  quote?: Quote;
  /** What a short bracket behind the word says: "RSF", "Horton Plains Observatory, Sri Lanka". */
  aside?: string;
};

type Reading = { text: string; end: number; vocabulary: Vocabulary; tokens: Token[] };

const ABBREVIATIONS = new Set(
  "mr mrs ms dr prof st gen sen rep gov lt col sgt capt maj adm hon rev jr sr vs etc inc ltd co corp no jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.u d.c a.m p.m e.g i.e ph.d n.w.t".split(
    " ",
  ),
);
const MAX_ASIDE = 70;
const NONE: ReadonlySet<WordClass> = new Set();

/** The empty token before the first and behind the last token of a sentence. */
export const OUTSIDE: Token = {
  kind: "none",
  text: "",
  lower: "",
  start: 0,
  end: 0,
  capital: false,
  classes: NONE,
};

/** The words and marks between two positions, each quote as one token, marks of sources left out. */
export function readTokens(
  text: string,
  { start, end }: { start: number; end: number },
  quotes: readonly Quote[],
  vocabulary: Vocabulary,
): Token[] {
  const reading: Reading = { text, end, vocabulary, tokens: [] };
  let next = 0;
  let i = start;
  while (i < end) {
    while ((quotes[next]?.start ?? end) < i) next++;
    const quote = quotes[next];
    if (quote?.start !== i) i = readToken(reading, i, quote?.start ?? end);
    else {
      if (!isNickname(text, quote, reading.tokens.at(-1))) reading.tokens.push(quoteOf(quote));
      i = quote.end;
    }
  }
  return reading.tokens;
}

/** Reads the word, mark or bracket at `i`, which ends before the next quote; gives where it ends. */
function readToken({ text, end, vocabulary, tokens }: Reading, i: number, quote: number): number {
  if (isSpace(text, i)) return i + 1;
  if (isLetterOrDigit(text, i) || isSurrogateLetter(text, i)) {
    const stop = wordEnd(text, i, Math.min(end, quote));
    tokens.push(wordAt(vocabulary.wordOf(text.slice(i, stop)), i, stop));
    return stop;
  }
  const character = text.charAt(i);
  if (character === "*" || character === ">") return i + 1;
  if (character === "&" && /^ \p{Lu}/u.test(text.slice(i + 1, i + 3))) {
    tokens.push(wordAt(vocabulary.wordOf(character), i, i + 1));
    return i + 1;
  }
  if (character === "(" || character === "[") return readBracket(text, i, { end, quote }, tokens);
  tokens.push(markOf(character, i));
  return i + 1;
}

/** The middle of Jorge "Tuto" Quiroga: part of a name, nothing quoted. */
function isNickname(text: string, { from, to, end }: Quote, before: Token | undefined): boolean {
  if (!before?.capital || before.kind !== "word" || to - from > 16) return false;
  const words = text.slice(from, to);
  return /^\p{Lu}[\p{L}-]+$/u.test(words) && /^ \p{Lu}/u.test(text.slice(end, end + 3));
}

function quoteOf(quote: Quote): Token {
  const { start, end } = quote;
  return { kind: "quote", text: "", lower: "", start, end, capital: false, classes: NONE, quote };
}

function wordAt({ text, lower, capital, classes }: Word, start: number, end: number): Token {
  return { kind: "word", text, lower, start, end, capital, classes };
}

function markOf(character: string, at: number): Token {
  return {
    kind: "mark",
    text: character,
    lower: character,
    start: at,
    end: at + 1,
    capital: false,
    classes: NONE,
  };
}

function isSurrogateLetter(text: string, at: number): boolean {
  const code = codeUnitAt(text, at);
  return code >= 0xd800 && code <= 0xdbff && /^\p{L}/u.test(text.slice(at, at + 2));
}

function wordEnd(text: string, start: number, end: number): number {
  let i = start + 1;
  while (i < end && goesOn(text, i, end)) i++;
  if (text[i] === "." && i < end && isAbbreviation(text.slice(start, i))) i++;
  // "He voted no." ends a sentence; "No. 10" does not.
  return /^no\.$/i.test(text.slice(start, i)) && !/^ ?\d/.test(text.slice(i, i + 2)) ? i - 1 : i;
}

/** Whether a word goes on with the character at `i`: apostrophes, hyphens, the marks of numbers. */
function goesOn(text: string, i: number, end: number): boolean {
  if (isLetterOrDigit(text, i)) return true;
  if (isSpace(text, i)) return false;
  const character = text.charAt(i);
  if (/[\p{M}\udc00-\udfff]/u.test(character)) return true;
  const before = text.charAt(i - 1);
  const after = text.charAt(i + 1) || " ";
  const inside = i + 1 < end && isLetterOrDigit(text, i + 1);
  if (/['’]/.test(character)) return inside || (before === "s" && after === " ");
  if (/[-‑–&+.]/.test(character)) return inside;
  return character === "," && /\d/.test(before) && /\d/.test(after);
}

function isAbbreviation(word: string): boolean {
  if (word.length === 1) return isUpper(word);
  return ABBREVIATIONS.has(word.toLowerCase()) || /^\p{Lu}(?:\.\p{Lu})+$/u.test(word);
}

/** Brackets: marks of sources vanish, short ones are kept with the word before, names stay. */
function readBracket(
  text: string,
  at: number,
  { end, quote }: { end: number; quote: number },
  tokens: Token[],
): number {
  const closing = text[at] === "(" ? ")" : "]";
  let close = at + 1;
  const limit = Math.min(end, at + MAX_ASIDE + 2);
  while (close < limit && text[close] !== closing) close++;
  if (close >= limit || quote < close) {
    if (text[at] === "(") tokens.push(markOf("(", at));
    return at + 1;
  }
  const inside = text.slice(at + 1, close);
  const before = tokens.at(-1);
  if (before?.kind !== "word") return close + 1;
  if (text[at] === "[" && inside.includes(" ") && !before.capital) return at + 1;
  if (inside !== "sic") before.aside = inside;
  return close + 1;
}
