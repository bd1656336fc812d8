import { RANKS, type Rank, type Role } from "../statement/tags.ts";
import type { Name } from "./lexicons.ts";
import type { Office } from "./office-lexicon.ts";
import type { Phrase } from "./phrase.ts";

/** What tells a speaker's rank: the titles, and what is known of the name. */
export type RankSources = {
  phrases: readonly Phrase[];
  /** The name that tells whom the speaker speaks for. */
  name: Name | null;
  publishedAt: string | undefined;
};

/** The rank of a speaker's office: the highest that title or name tells; "anyone" for all but officials. */
export function findRank(role: Role, { phrases, name, publishedAt }: RankSources): Rank {
  if (role !== "official") return "anyone";
  let best: Rank = "other official";
  const take = (rank: Rank) => {
    if (RANKS.indexOf(rank) < RANKS.indexOf(best)) best = rank;
  };
  for (const office of phrases.flatMap(({ offices }) => offices)) {
    if (belongsTo(office, name) && canHold(office.rank, name)) take(office.rank);
  }
  const year = publishedAt === undefined ? undefined : Number(publishedAt.slice(0, 4));
  for (const { rank, code, from, to } of phrases.flatMap(({ holders }) => holders)) {
    const inOffice = year === undefined || (year >= from && year <= to);
    if (inOffice && code === name?.code) take(rank);
  }
  return best;
}

/** Whether an office is one of whom the name speaks for. */
export function belongsTo({ of }: Office, name: Name | null): boolean {
  return of === null || (name?.code != null && of.includes(name.code));
}

/** The president of a club, or the secretary of state of Texas, holds no such office of a country. */
function canHold(rank: Rank, name: Name | null): boolean {
  if (name?.region) return false;
  const elsewhere = name?.kind === "institution" && name.role !== "official";
  return !elsewhere || rank !== "head of state or government";
}
