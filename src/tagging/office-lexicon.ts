import type { Rank } from "../statement/tags.ts";
import type { Trie } from "./trie.ts";

/** A title or an institution with its rank: see ranks.tsv. */
export type Office = {
  rank: Rank;
  kind: "holder" | "institution";
  /** Whose office it must be, by codes; null for anyone's. */
  of: readonly string[] | null;
};

export const OFFICE_WORD_KINDS = [
  "former",
  "current",
  "career",
  "below",
  "staff",
  "part",
  "body",
  "office",
  "side",
] as const;

/** Folded words that change an office which they stand beside: see office-words.tsv. */
export type OfficeWords = Record<(typeof OFFICE_WORD_KINDS)[number], ReadonlySet<string>>;

/** Somebody who is known by name to have held an office from one year to another. */
export type Holder = { rank: Rank; code: string; from: number; to: number };

/** What is known of offices. */
export type OfficeLexicon = {
  offices: Trie<Office>;
  words: OfficeWords;
  /** By full names. */
  holders: Trie<Holder>;
};
