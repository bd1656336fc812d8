import { codeUnitAt } from "../statement/code-unit.ts";
import { fold } from "./fold.ts";
import type { Token } from "./tokens.ts";

const PART = /[\p{L}\p{M}\p{N}.'’&+]/u;
const BETWEEN = /[\s\-–‐‑/]/u;
const POSSESSIVE = /^(.{1,60})['’]s$/i;
const MAX_READ = 1_000;
const SMALL_S = "s".charCodeAt(0);
const LARGE_S = "S".charCodeAt(0);

/**
 * Reads a short field such as a speaker's title into tokens. Titles have no sentences: whatever has
 * a capital counts as a name, the rest as nouns.
 */
export function readPhrase(text: string): Token[] {
  const tokens: Token[] = [];
  const length = Math.min(text.length, MAX_READ);
  for (let index = 0, end = 0; index < length; index = end) {
    end = endOfWord(text, index, length);
    if (end === index + 1 && isBetween(codeUnitAt(text, index))) continue;
    const word = text.slice(index, end);
    const possessive = endsLikePossessive(text, end) ? POSSESSIVE.exec(word) : null;
    const stem = possessive?.[1] ?? word;
    tokens.push(toWord(stem, index, isHyphen(text, index - 1, tokens)));
    if (possessive) tokens.push(toWord(word.slice(stem.length), index + stem.length));
  }
  return tokens;
}

/** Where the word at a place ends, or the one character that stands there instead. */
function endOfWord(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    const code = codeAt(text, at, limit);
    const next = at + (code > 0xffff ? 2 : 1);
    if (!isPart(code)) return at === from ? next : at;
    at = next;
  }
  return at;
}

function codeAt(text: string, at: number, limit: number): number {
  const code = codeUnitAt(text, at);
  if (code < 0xd800 || code > 0xdbff || at + 1 >= limit) return code;
  return text.codePointAt(at) ?? 0;
}

function endsLikePossessive(text: string, end: number): boolean {
  const last = codeUnitAt(text, end - 1);
  return last === SMALL_S || last === LARGE_S;
}

const isPart = openTest(PART);
const isBetween = openTest(BETWEEN);
const isDash = openTest(/[-–‐‑]/);

/** Tests single characters; those of ASCII, which most are, by a table. */
function openTest(pattern: RegExp): (code: number) => boolean {
  const ascii = Array.from({ length: 128 }, (_, code) => pattern.test(String.fromCharCode(code)));
  return (code) => ascii[code] ?? pattern.test(String.fromCodePoint(code));
}

/** Whether a word is joined to the one before it. */
function isHyphen(text: string, at: number, { length }: readonly Token[]): boolean {
  if (length === 0 || !isDash(codeUnitAt(text, at))) return false;
  return /\S/.test(text.charAt(at - 1));
}

type Word = Omit<Token, "start" | "end" | "joined">;

const KEPT = 20_000;
/** A longer word may hold on to the text that it was cut from. */
const LONGEST_KEPT = 12;
const kept = new Map<string, Word>();

function toWord(text: string, start: number, joined = false): Token {
  const { key, lemma, pos, capital } = wordOf(text);
  return { text, key, lemma, pos, start, end: start + text.length, capital, joined };
}

/** What is the same wherever a word stands, told once of each that is met. */
function wordOf(text: string): Word {
  if (text.length > LONGEST_KEPT) return readWord(text);
  const known = kept.get(text);
  if (known) return known;
  const word = readWord(text);
  if (kept.size >= KEPT) kept.clear();
  kept.set(text, word);
  return word;
}

function readWord(text: string): Word {
  // "GERMANY'S"
  const key = fold(text.toLowerCase());
  const capital = text[0] !== text[0]!.toLowerCase();
  const plural = !capital && key.length > 3 && key.endsWith("s") && !key.endsWith("ss");
  return {
    text,
    key,
    lemma: plural ? key.slice(0, -1) : key,
    pos: capital ? "PROPN" : "NOUN",
    capital,
  };
}
