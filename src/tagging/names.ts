import type { Name } from "./lexicons.ts";
import type { Token } from "./tokens.ts";
import { findLongest, type Trie } from "./trie.ts";

/** A name in a text: tokens `from` up to, not including, `to`. */
export type NameMention = { senses: readonly Name[]; from: number; to: number };

/** All names of the lexicon in a stretch of tokens, longest first, none within another. */
export function findNames(
  tokens: readonly Token[],
  names: Trie<Name>,
  range: { from: number; to: number } = { from: 0, to: tokens.length },
): NameMention[] {
  const mentions: NameMention[] = [];
  for (let at = range.from; at < range.to; at += 1) {
    const found = findWritten(tokens, names, at, range.to);
    if (!found) continue;
    mentions.push(found);
    at = found.to - 1;
  }
  return mentions;
}

/** The name that begins at a token: the longest match that is written as its name is, "US" and not "us". */
export function findWritten(
  tokens: readonly Token[],
  names: Trie<Name>,
  from: number,
  limit: number,
): NameMention | null {
  let end = limit;
  while (end > from) {
    const match = findLongest(names, tokens, from, end);
    if (!match) return null;
    const last = tokens[from + match.length - 1]!;
    const senses = match.values.filter((name) => isWritten(tokens[from]!, last, name));
    if (senses.length > 0) return { senses, from, to: from + match.length };
    end = from + match.length - 1;
  }
  return null;
}

/** "the States", "al-Shabaab": the capital may come at the end. */
function isWritten(first: Token, last: Token, { written }: Name): boolean {
  if (written === "any") return true;
  // "The paper" begins a sentence.
  if (written === "capital") return (first.capital && first.key !== "the") || last.capital;
  return first.text === first.text.toUpperCase();
}
