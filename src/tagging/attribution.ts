import type { Lexicons } from "./lexicons.ts";
import type { Token } from "./tokens.ts";

/** A stretch of tokens that may name who speaks; `certain` when a reporting verb rules it. */
export type Attribution = { from: number; to: number; certain: boolean };

const CLOSERS = new Set([".", "?", "!", ";", ":", "…"]);
const QUOTES = new Set(['"', "“", "”", "«", "»", "''", "``"]);
const LONGEST = 24;

/** The clauses outside quotation marks that say who speaks, in the order of the text. */
export function findAttributions(tokens: readonly Token[], lexicons: Lexicons): Attribution[] {
  const found: Attribution[] = [];
  let quoted = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (QUOTES.has(token.key)) quoted = !quoted;
    if (quoted) continue;
    if (token.key === "according" && tokens[at + 1]?.key === "to") {
      found.push({ from: at + 2, to: endOfPhrase(tokens, at + 2), certain: true });
    } else if (lexicons.verbs.has(token.lemma) && token.pos === "VERB") {
      const from = startOfSubject(tokens, at);
      if (from < at) found.push({ from, to: at, certain: true });
      const inverted = at === 0 || QUOTES.has(tokens[at - 1]!.key) || tokens[at - 1]!.key === ",";
      if (inverted) found.push({ from: at + 1, to: endOfPhrase(tokens, at + 1), certain: true });
    }
  }
  return found;
}

/** Walks back from a verb over its subject: to the comma before it, over one apposition. */
function startOfSubject(tokens: readonly Token[], verb: number): number {
  let commas = tokens[verb - 1]?.key === "," ? 2 : 1;
  const last = Math.max(0, verb - LONGEST);
  for (let at = verb - 1; at >= last; at -= 1) {
    const { key } = tokens[at]!;
    if (CLOSERS.has(key) || QUOTES.has(key)) return at + 1;
    if (key === "," && at < verb - 1) {
      commas -= 1;
      if (commas === 0) return at + 1;
    }
  }
  return last;
}

function endOfPhrase(tokens: readonly Token[], from: number): number {
  let commas = 0;
  for (let at = from; at < tokens.length && at < from + LONGEST; at += 1) {
    const { key } = tokens[at]!;
    if (CLOSERS.has(key) || QUOTES.has(key)) return at;
    if (key === ",") {
      commas += 1;
      if (commas === 2) return at;
    }
  }
  return Math.min(tokens.length, from + LONGEST);
}
