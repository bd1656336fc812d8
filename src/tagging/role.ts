import type { Role } from "../statement/tags.ts";
import type { Lexicons, Name } from "./lexicons.ts";
import type { Token } from "./tokens.ts";
import { findLongest } from "./trie.ts";

/** What the words of a title weigh: "opposition lawmaker" is opposition, "bank economist" business. */
const RANK: Record<Role, number> = {
  opposition: 6,
  expert: 5,
  media: 4,
  civil: 3,
  business: 3,
  official: 3,
  unknown: 0,
};

/** The role that a title tells, and how many words tell it. */
export type Title = { role: Role; words: number };

/** What a phrase tells of offices that are held and were: see Phrase. */
type Held = { held: Title; past: boolean; career: boolean };

const UNTITLED: Title = { role: "unknown", words: 0 };

/** The weightiest title in a phrase, and the weightiest that is no office which is held no more. */
export function findTitles(
  tokens: readonly Token[],
  former: readonly boolean[],
  lexicons: Lexicons,
): { title: Title; held: Title } {
  let best = UNTITLED;
  let held = UNTITLED;
  const keys = tokens.map(({ key, lemma, pos }) => ({ key: pos === "PROPN" ? key : lemma }));
  for (let at = 0; at < keys.length; at += 1) {
    const match = findLongest(lexicons.roles, keys, at) ?? findLongest(lexicons.roles, tokens, at);
    if (!match) continue;
    const title: Title = { role: match.values[0]!, words: match.length };
    best = weightier(best, title);
    if (!former[at] || title.role !== "official") held = weightier(held, title);
    at += match.length - 1;
  }
  return { title: best, held };
}

/** Who is speaking, from the titles, else from the institution or person that names the country. */
export function findRole(titles: readonly Title[], name: Name | null): Role {
  const { role } = titles.reduce(weightier, UNTITLED);
  if (role !== "unknown" || !name) return role;
  const { kind } = name;
  const telling = kind === "person" || kind === "surname" || kind === "institution";
  return telling || kind === "body" ? name.role : role;
}

/**
 * The role that is left to those whose phrases tell of former offices: that of another title; else
 * former diplomats, officers and the like speak as experts, and politicians have none.
 */
export function findPresentRole(phrases: readonly Held[], titled: Role, name: Name | null): Role {
  if (!phrases.some((phrase) => phrase.past)) return titled;
  const present = name?.role === "official" ? null : name;
  const role = findRole(
    phrases.map(({ held }) => held),
    present,
  );
  const career = titled === "official" && phrases.some((phrase) => phrase.career);
  return role === "unknown" && career ? "expert" : role;
}

/** The name, unless it is of somebody who held no office in the year of the statement. */
export function inOffice(name: Name | null, publishedAt: string | undefined): Name | null {
  if (name?.from === undefined || publishedAt === undefined) return name;
  const year = Number(publishedAt.slice(0, 4));
  return year < name.from || year > name.to! ? null : name;
}

function weightier(a: Title, b: Title): Title {
  const [left, right] = [RANK[a.role], RANK[b.role]];
  return right > left || (right === left && b.words > a.words) ? b : a;
}
