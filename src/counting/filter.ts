import type { Cell, CountedCell, EventRow, Period, UtteranceFilter } from "./snapshot.ts";

/** Whether a day lies in the period; without limits every day does, and no day as well. */
export function isWithin(day: string | null, { since, until }: Period): boolean {
  if (since === undefined && until === undefined) return true;
  if (day === null) return false;
  return (since === undefined || day >= since) && (until === undefined || day <= until);
}

/** Whether utterances of this cell are asked for. */
export function passes(cell: Omit<Cell, "model">, filter: UtteranceFilter): boolean {
  return (
    (filter.country === undefined || cell.country === filter.country) &&
    (filter.stance === undefined || cell.stance === filter.stance) &&
    (filter.background === true || !cell.background) &&
    isWithin(cell.day, filter.period ?? {})
  );
}

/** An event's row in the list of events, from its cells; background utterances are left out. */
export function eventRow(event: string, title: string, cells: readonly CountedCell[]): EventRow {
  const reactions = cells.filter(({ background }) => !background);
  const days = reactions.flatMap(({ day }) => day ?? []).sort();
  return {
    event,
    title,
    mentions: sumOf(cells, "mentions"),
    utterances: sumOf(reactions, "utterances"),
    lastDay: days.at(-1) ?? null,
  };
}

function sumOf(cells: readonly CountedCell[], count: "mentions" | "utterances"): number {
  return cells.reduce((sum, cell) => sum + cell[count], 0);
}
