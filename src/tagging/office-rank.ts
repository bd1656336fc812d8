import type { Rank } from "../statement/tags.ts";
import { separatesTitles } from "./former.ts";
import type { NameMention } from "./names.ts";
import type { Office, OfficeWords } from "./office-lexicon.ts";
import type { Token } from "./tokens.ts";

/** Tokens of a title: `from` up to, not including, `to`. */
export type TokenRange = { from: number; to: number };

/** What stands around an office in its part of a title. */
export type Around = {
  bounds: TokenRange;
  /** All tokens of the title, and whether each belongs to an office. */
  tokens: readonly Token[];
  taken: readonly boolean[];
  words: OfficeWords;
  regions: readonly NameMention[];
  /** Whether somebody's title stands here too. */
  held: boolean;
};

const LONGEST_OF = 7;

/** From the comma or "and" before an office to the next after it. */
export function boundsOf(tokens: readonly Token[], { from, to }: TokenRange): TokenRange {
  const ends = (token: Token) => separatesTitles(token) || token.key === "and" || token.key === "&";
  let [start, end] = [from, to];
  while (start > 0 && !ends(tokens[start - 1]!)) start -= 1;
  while (end < tokens.length && !ends(tokens[end]!)) end += 1;
  return { from: start, to: end };
}

/** The rank that the words around an office leave to it. */
export function rankAmong({ rank, kind }: Office, place: TokenRange, around: Around): Rank {
  const { bounds, tokens, taken, words, held } = around;
  const has = (set: ReadonlySet<string>, from: number, to: number) => {
    for (let at = from; at < to; at += 1) if (!taken[at] && isIn(set, tokens[at]!)) return true;
    return false;
  };
  if (has(words.part, bounds.from, bounds.to) || isOfRegion(place, around)) return "other official";
  const lowered =
    kind === "institution"
      ? held || has(words.below, bounds.from, bounds.to) || has(words.staff, bounds.from, bounds.to)
      : has(words.below, bounds.from, place.from) || isLoweredAfter(place, around);
  if (lowered) return rank === "head of state or government" ? "other official" : below(rank);
  const head = rank === "head of state or government" && kind === "holder";
  return head && isOfBody(place, around) ? "other official" : rank;
}

/** "Texas secretary of state", "premier of Ontario". */
function isOfRegion({ from, to }: TokenRange, { tokens, regions }: Around): boolean {
  return regions.some((region) => {
    const before =
      region.to === from || (region.to === from - 1 && tokens[region.to]!.key === "'s");
    return before || (region.from === to + 1 && tokens[to]!.key === "of");
  });
}

/** Whoever speaks or works for a minister is of the ministry. */
function below(rank: Rank): Rank {
  return rank === "foreign minister" ? "ministry" : rank;
}

/** "The president's party", "President Berg's son", "president-elect". */
function isLoweredAfter({ to }: TokenRange, { bounds, tokens, taken, words }: Around): boolean {
  const next = tokens[to];
  if (to < bounds.to && next && isIn(words.below, next)) return true;
  if (to < bounds.to && next?.key === "'s") {
    const owned = tokens[to + 1];
    return owned !== undefined && !isIn(words.office, owned);
  }
  let theirs = false;
  for (let at = to; at < bounds.to; at += 1) {
    const token = tokens[at]!;
    if (token.key === "'s") theirs = true;
    else if (theirs && !taken[at] && (isIn(words.below, token) || isIn(words.staff, token)))
      return true;
  }
  return false;
}

/** "Senate president", "president of the French senate". */
function isOfBody({ from, to }: TokenRange, { bounds, tokens, words }: Around): boolean {
  if (from > bounds.from && isIn(words.body, tokens[from - 1]!)) return true;
  if (tokens[to]?.key !== "of" && tokens[to]?.key !== "at") return false;
  const end = Math.min(bounds.to, to + LONGEST_OF);
  for (let at = to + 1; at < end; at += 1) if (isIn(words.body, tokens[at]!)) return true;
  return false;
}

/** Whether a word, or its base form, is one of some. */
export function isIn(words: ReadonlySet<string>, { key, lemma }: Token): boolean {
  return words.has(key) || words.has(lemma);
}
