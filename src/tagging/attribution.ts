import type { Lexicons } from "./lexicons.ts";
import type { Token } from "./tokens.ts";

/** A stretch of tokens that may name who speaks; `certain` when a reporting verb rules it. */
export type Attribution = { from: number; to: number; certain: boolean };

const CLOSERS = new Set([".", "?", "!", ";", ":", "…"]);
const QUOTES = new Set(['"', "“", "”", "«", "»", "''", "``"]);
const LONGEST = 24;
/** No sentence names so many; a text of nothing but "said" would cost each its own look at the names. */
const MOST = 64;

/** "Berlin's reaction was swift": whose it is speaks. */
const ANSWERS = new Set(
  "reaction response answer reply verdict view position statement message tone line stance".split(
    " ",
  ),
);

/** The clauses outside quotation marks that say who speaks, in the order of the text. */
export function findAttributions(tokens: readonly Token[], lexicons: Lexicons): Attribution[] {
  const found: Attribution[] = [];
  let quoted = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (QUOTES.has(token.key)) quoted = !quoted;
    if (found.length >= MOST) break;
    if (quoted) continue;
    if (token.key === "according" && tokens[at + 1]?.key === "to") {
      found.push({ from: at + 2, to: endOfPhrase(tokens, at + 2), certain: true });
    } else if (token.key === "for" && startsSentence(tokens, at)) {
      // "For Warsaw, the deal is a betrayal."
      const to = endOfPhrase(tokens, at + 1, 1);
      if (tokens[to]?.key === "," && to - at <= 5) found.push({ from: at + 1, to, certain: true });
    } else if (ANSWERS.has(token.key) && tokens[at - 1]?.key === "'s") {
      const from = startOfSubject(tokens, at);
      if (at - from <= 8) found.push({ from, to: at, certain: true });
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

function startsSentence(tokens: readonly Token[], at: number): boolean {
  return at === 0 || CLOSERS.has(tokens[at - 1]!.key);
}

/** The end of a phrase: at the mark that closes it, or at its second comma. */
function endOfPhrase(tokens: readonly Token[], from: number, most = 2): number {
  let commas = 0;
  for (let at = from; at < tokens.length && at < from + LONGEST; at += 1) {
    const { key } = tokens[at]!;
    if (CLOSERS.has(key) || QUOTES.has(key)) return at;
    if (key === ",") {
      commas += 1;
      if (commas === most) return at;
    }
  }
  return Math.min(tokens.length, from + LONGEST);
}
