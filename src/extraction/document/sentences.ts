import { isLetterOrDigit, isUpper } from "./characters.ts";
import type { Quote } from "./quotes.ts";
import { OUTSIDE, type Token } from "./tokens.ts";

// Nobody writes longer sentences; rules that look around in one stay cheap.
const MAX_TOKENS = 250;

/** Cuts the tokens of a paragraph into sentences; a quote that ends like a sentence ends one. */
export function cutSentences(tokens: readonly Token[], text: string): Token[][] {
  const sentences: Token[][] = [];
  let current: Token[] = [];
  let index = 0;
  for (const token of tokens) {
    index++;
    current.push(token);
    const ends = endsSentence(token, tokens[index], text) && !isAttributed(tokens, index - 1, text);
    if (current.length >= MAX_TOKENS || ends) {
      sentences.push(current);
      current = [];
    }
  }
  if (current.length > 0) sentences.push(current);
  return sentences;
}

const MAX_NAME = 8;

/** "What a day!" Tavio Brennick said.: a name and a verb behind a question or cry belong to it. */
function isAttributed(tokens: readonly Token[], at: number, text: string): boolean {
  const { quote } = tokens[at] ?? OUTSIDE;
  if (!quote || !/[?!]/.test(lastMark(quote, text))) return false;
  const verb = endOfName(tokens, at + 1);
  return verb > at + 1 && says(tokens[verb] ?? OUTSIDE, tokens[verb + 1] ?? OUTSIDE);
}

function endOfName(tokens: readonly Token[], from: number): number {
  const stop = Math.min(tokens.length, from + MAX_NAME);
  let i = from;
  while (i < stop && tokens[i]?.capital && !tokens[i]?.classes.has("no name")) i++;
  return i;
}

/** Whether a verb with its next token only says who speaks. */
function says({ lower, classes }: Token, next: Token): boolean {
  const told = classes.has("personal verb") || classes.has("past report");
  return (
    told && (next.kind !== "word" || lower === "told" || next.classes.has("adverbial opening"))
  );
}

function endsSentence(token: Token, next: Token | undefined, text: string): boolean {
  if (!next) return true;
  if (token.kind === "mark") {
    if (!/[.?!…]/.test(token.text)) return false;
    return (
      next.kind === "quote" || next.capital || /^\d/.test(next.text) || /[–—•(-]/.test(next.text)
    );
  }
  if (token.quote) {
    const last = lastMark(token.quote, text);
    return /[.?!…]/.test(last) && (next.kind === "quote" || next.capital || next.text === "(");
  }
  // An abbreviation can end a sentence, too: "in the U.S. The ..."
  if (!token.text.endsWith(".") || token.text.length < 4) return false;
  return next.capital && next.classes.has("sentence opening");
}

function lastMark({ from, to }: Quote, text: string): string {
  let at = to - 1;
  while (at > from && /[\s"'’”»]/.test(text.charAt(at))) at--;
  return text.charAt(at);
}

/** Whether the words of a quote begin like a sentence. */
export function beginsSentence(text: string, { from, to }: Pick<Quote, "from" | "to">): boolean {
  for (let i = from; i < Math.min(to, from + 8); i++) {
    if (!isLetterOrDigit(text, i)) continue;
    const character = text.charAt(i);
    return isUpper(character) || /\d/.test(character);
  }
  return false;
}
