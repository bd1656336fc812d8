import { STANCES } from "../statement/tags.ts";
import { formatCount } from "./figures.ts";
import type { CountryRow, ReportPosition } from "./report.ts";

/** Why the row of those of no known country has no verdict and no latest statement. */
export const NO_COUNTRY_IN_COMMON = "no country in common, so no verdict and no latest";

/** A row's verdict; empty where there is none, which is said once for all of them. */
export function verdictText({ verdict }: CountryRow): string {
  return verdict === null || verdict === "too few" ? "" : verdict;
}

/** How a country's latest statement is chosen, where its column or note says "LATEST:" before. */
export const POSITION_RULE =
  "the highest office of the latest day on which an official spoke (else anyone); then one by cue " +
  "before one inferred, then the later one in its article.";

/** The speaker's office, in brackets behind a name; null for those who hold none. */
export function officeText({ official, rank }: ReportPosition): string | null {
  if (!official) return null;
  return rank === "other official" || rank === "anyone" ? "official" : rank;
}

/** `several on that day: also 2 skeptical, 1 hostile`; null where no other stance stands beside it. */
export function besideText(position: ReportPosition): string | null {
  const others = othersText(position);
  if (others === "") return null;
  return `several ${position.date === null ? "without a date" : "on that day"}: also ${others}`;
}

/** The other stances of the same rank and day: `2 skeptical, 1 hostile`. */
export function othersText({ others }: ReportPosition): string {
  const counts = STANCES.map((stance) => ({ stance, n: others[stance] ?? 0 }));
  return counts
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => b.n - a.n)
    .map(({ stance, n }) => `${formatCount(n)} ${stance}`)
    .join(", ");
}
