import type { Lexicons } from "./lexicons.ts";
import { findNames, type NameMention } from "./names.ts";
import { dropNamesakes } from "./namesakes.ts";
import type { Holder, Office } from "./office-lexicon.ts";
import { boundsOf, isIn, rankAmong, type TokenRange } from "./office-rank.ts";
import type { Token } from "./tokens.ts";
import { findLongest } from "./trie.ts";

type OfficePlace = TokenRange & { offices: readonly Office[] };

/** The offices that a title names and that are still held, with the rank that the words around leave them. */
export function findOffices(
  tokens: readonly Token[],
  former: readonly boolean[],
  lexicons: Lexicons,
): Office[] {
  const { offices, persons, names } = lexicons;
  const { words } = offices;
  const places: OfficePlace[] = [];
  const taken: boolean[] = tokens.map(() => false);
  const keys = tokens.map(({ key, lemma, pos }) => ({ key: pos === "PROPN" ? key : lemma }));
  for (let at = 0; at < tokens.length; at += 1) {
    const match =
      findLongest(offices.offices, keys, at) ?? findLongest(offices.offices, tokens, at);
    // "Mayor Stephen King" is no king.
    if (!match || (at > 0 && persons.given.has(tokens[at - 1]!.key))) continue;
    const to = at + match.length;
    for (let word = at; word < to; word += 1) taken[word] = true;
    if (!former[at]) places.push({ from: at, to, offices: match.values });
    at = to - 1;
  }
  if (places.length === 0) return [];
  const regions = dropNamesakes(tokens, findNames(tokens, names), lexicons).filter(isRegion);
  return places.flatMap((place) => {
    const bounds = boundsOf(tokens, place);
    const held = places.some((other) => isHolder(other) && isWithin(other, bounds));
    const around = { bounds, tokens, taken, words, regions, held };
    return place.offices.map((office) => ({ ...office, rank: rankAmong(office, place, around) }));
  });
}

/** Whom a title names among those who are known to hold an office, unless it is whom they work for. */
export function findHolders(
  tokens: readonly Token[],
  former: readonly boolean[],
  { offices: { holders, words } }: Lexicons,
): Holder[] {
  const found: Holder[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const match = findLongest(holders, tokens, at);
    if (!match || former[at]) continue;
    const to = at + match.length;
    const { from } = boundsOf(tokens, { from: at, to });
    const others = tokens.slice(from, at).some((token) => isIn(words.below, token));
    if (!others && tokens[to]?.key !== "'s") found.push(...match.values);
    at = to - 1;
  }
  return found;
}

function isRegion({ senses }: NameMention): boolean {
  return senses.some(({ region }) => region === true);
}

function isHolder({ offices }: OfficePlace): boolean {
  return offices.some(({ kind }) => kind === "holder");
}

function isWithin({ from, to }: TokenRange, bounds: TokenRange): boolean {
  return from >= bounds.from && to <= bounds.to;
}
