import type { TaggedStatement } from "../statement/tags.ts";
import type { Cell, Period, UtteranceFilter } from "./snapshot.ts";

/** Whether a day lies in the period; without limits every day does, and so does an undated one (null). */
export function isWithin(day: string | null, { since, until }: Period): boolean {
  if (since === undefined && until === undefined) return true;
  if (day === null) return false;
  // Days are written YYYY-MM-DD: their order as strings is their order in time.
  return (since === undefined || day >= since) && (until === undefined || day <= until);
}

/** Whether utterances of this cell are asked for. */
export function passes(
  cell: Pick<Cell, "country" | "stance" | "background" | "otherLanguage" | "day">,
  filter: UtteranceFilter,
): boolean {
  return (
    (filter.country === undefined || cell.country === filter.country) &&
    (filter.stance === undefined || cell.stance === filter.stance) &&
    (filter.background === true || !cell.background) &&
    !cell.otherLanguage &&
    isWithin(cell.day, filter.period ?? {})
  );
}

/** Whether an utterance that this mention represents is asked for, by role and outlet, which no cell tells. */
export function isSaidBy({ outlet, tags }: TaggedStatement, filter: UtteranceFilter): boolean {
  return (
    (filter.role === undefined || tags.role === filter.role) &&
    (filter.outlet === undefined || outlet?.toLowerCase() === filter.outlet.toLowerCase())
  );
}
