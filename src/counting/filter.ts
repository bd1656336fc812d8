import type { TaggedStatement } from "../statement/tags.ts";
import type { Cell, Period, Scope, UtteranceFilter } from "./snapshot.ts";
import { isUnsure } from "./sureness.ts";

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

/** Whether what is counted in a cell may be sure enough for a scope. */
export function isSureEnough(
  { confidence }: Pick<Cell, "confidence">,
  { sureFrom }: Scope,
): boolean {
  return sureFrom === undefined || !isUnsure(confidence, sureFrom);
}

/** Whether an utterance that this mention represents is asked for, by what no voice tells. */
export function isSaidBy(statement: TaggedStatement, filter: UtteranceFilter): boolean {
  const { outlet, tags } = statement;
  return (
    (filter.search === undefined || holds(statement, filter.search)) &&
    (filter.role === undefined || tags.role === filter.role) &&
    (filter.outlet === undefined || outlet?.toLowerCase() === filter.outlet.toLowerCase()) &&
    (filter.unsureUnder === undefined || isUnsure(tags.stance.confidence, filter.unsureUnder)) &&
    (filter.sureFrom === undefined || !isUnsure(tags.stance.confidence, filter.sureFrom))
  );
}

/** Whether all words stand in text, speaker, affiliation or outlet, in upper or lower case. */
function holds(statement: TaggedStatement, search: string): boolean {
  const { text, speaker = "", affiliation = "", outlet = "" } = statement;
  const said = `${text}\n${speaker}\n${affiliation}\n${outlet}`.normalize("NFC").toLowerCase();
  const words = search.normalize("NFC").toLowerCase().split(/\s+/);
  return words.every((word) => said.includes(word));
}
