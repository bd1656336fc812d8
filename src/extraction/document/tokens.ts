import { isLetterOrDigit, isSpace, isUpper } from "./characters.ts";
import type { Quote } from "./quotes.ts";

/** A word, a punctuation mark, or a whole quote: what stands inside a quote is not looked into. */
export type Token = {
  kind: "word" | "mark" | "quote";
  text: string;
  /** In lower case, with straight apostrophes. */
  lower: string;
  start: number;
  end: number;
  capital: boolean;
  quote?: Quote;
  /** What a short bracket behind the word says: "RSF", "Horton Plains Observatory, Sri Lanka". */
  aside?: string;
};

const ABBREVIATIONS = new Set(
  "mr mrs ms dr prof st gen sen rep gov lt col sgt capt maj adm hon rev jr sr vs etc inc ltd co corp no jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.u d.c a.m p.m e.g i.e ph.d n.w.t".split(
    " ",
  ),
);
const MAX_ASIDE = 70;

/** The words and marks between two positions, each quote as one token, marks of sources left out. */
export function readTokens(
  text: string,
  start: number,
  end: number,
  quotes: readonly Quote[],
): Token[] {
  const tokens: Token[] = [];
  let next = 0;
  let i = start;
  while (i < end) {
    while (next < quotes.length && quotes[next]!.start < i) next++;
    const quote = quotes[next];
    const character = text[i]!;
    if (quote && quote.start === i && isNickname(text, quote, tokens.at(-1))) {
      i = quote.end;
    } else if (quote && quote.start === i) {
      tokens.push({
        kind: "quote",
        text: "",
        lower: "",
        start: i,
        end: quote.end,
        capital: false,
        quote,
      });
      i = quote.end;
    } else if (isSpace(character) || character === "*" || character === ">") {
      i++;
    } else if (isLetterOrDigit(character) || isSurrogateLetter(text, i)) {
      const stop = wordEnd(text, i, quote ? Math.min(end, quote.start) : end);
      tokens.push(wordOf(text, i, stop));
      i = stop;
    } else if (character === "(" || character === "[") {
      i = readBracket(text, i, end, quote?.start ?? end, tokens);
    } else {
      tokens.push(markOf(character, i));
      i++;
    }
  }
  return tokens;
}

/** The middle of Jorge "Tuto" Quiroga: part of a name, nothing quoted. */
function isNickname(text: string, { from, to, end }: Quote, before: Token | undefined): boolean {
  if (!before?.capital || before.kind !== "word" || to - from > 16) return false;
  const words = text.slice(from, to);
  return /^\p{Lu}[\p{L}-]+$/u.test(words) && /^ \p{Lu}/u.test(text.slice(end, end + 3));
}

function wordOf(text: string, start: number, end: number): Token {
  const word = text.slice(start, end);
  const lower = word.toLowerCase().replaceAll("’", "'");
  return { kind: "word", text: word, lower, start, end, capital: isUpper(word[0]!) };
}

function markOf(character: string, at: number): Token {
  return {
    kind: "mark",
    text: character,
    lower: character,
    start: at,
    end: at + 1,
    capital: false,
  };
}

function isSurrogateLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff && /^\p{L}/u.test(text.slice(at, at + 2));
}

function wordEnd(text: string, start: number, end: number): number {
  let i = start + 1;
  while (i < end) {
    const character = text[i]!;
    const after = text[i + 1] ?? " ";
    if (isLetterOrDigit(character) || /[\p{M}\udc00-\udfff]/u.test(character)) i++;
    else if (/['’]/.test(character) && i + 1 < end && isLetterOrDigit(after)) i++;
    else if (/['’]/.test(character) && text[i - 1] === "s" && after === " ") i++;
    else if (/[-‑–&+]/.test(character) && i + 1 < end && isLetterOrDigit(after)) i++;
    else if (character === "." && i + 1 < end && isLetterOrDigit(after)) i++;
    else if (/,/.test(character) && /\d/.test(text[i - 1]!) && /\d/.test(after)) i++;
    else break;
  }
  if (text[i] === "." && i < end && isAbbreviation(text.slice(start, i))) i++;
  return i;
}

function isAbbreviation(word: string): boolean {
  return (word.length === 1 && isUpper(word)) || ABBREVIATIONS.has(word.toLowerCase());
}

/** Brackets: marks of sources vanish, short ones are kept with the word before, names stay. */
function readBracket(
  text: string,
  at: number,
  end: number,
  quote: number,
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
  const named =
    text[at] === "[" && before?.kind === "word" && inside.includes(" ") && !before.capital;
  if (named) return at + 1;
  if (before?.kind === "word" && inside !== "sic") before.aside = inside;
  return close + 1;
}
