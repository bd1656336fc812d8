import { type Stance, STANCES } from "../statement/tags.ts";
import { cellKey } from "./cell-key.ts";
import { cellOf } from "./entry.ts";
import { passes } from "./filter.ts";
import type { CountedCell, EventSnapshot, Scope, Utterance, UtteranceFilter } from "./snapshot.ts";

/** A source of figures and statements of events. */
export type EventSource = {
  snapshot(event: string, scope?: Scope): Promise<EventSnapshot>;
  utterances(event: string, filter: UtteranceFilter): Promise<Utterance[]>;
};

const MOST_TRIES = 4;

/**
 * The figures of an event, and of each stance the latest utterances that are counted in them, at most
 * `limit`. Others may count meanwhile: reads again until the utterances are those of the figures; where
 * that never happens, utterances beyond the figures are left out.
 */
export async function readAtOneMoment(
  source: EventSource,
  event: string,
  { limit, ...scope }: Scope & { limit: number },
): Promise<{ snapshot: EventSnapshot; utterances: Utterance[] }> {
  const { sureFrom, ...period } = scope;
  for (let tries = 1; ; tries++) {
    const snapshot = await source.snapshot(event, scope);
    const utterances: Utterance[] = [];
    for (const stance of STANCES) {
      utterances.push(...(await source.utterances(event, { period, stance, limit, sureFrom })));
    }
    const counted = countedIn(snapshot.cells, utterances);
    const agree =
      counted.length === utterances.length && utterances.length === asked(snapshot.cells, limit);
    if (agree || tries === MOST_TRIES) return { snapshot, utterances: counted };
  }
}

/** As many utterances of each cell as are counted in it. */
function countedIn(cells: readonly CountedCell[], utterances: readonly Utterance[]): Utterance[] {
  const unlisted = new Map(cells.map((cell) => [cellKey(cell), cell.utterances]));
  return utterances.filter(({ statement }) => {
    const key = cellKey(cellOf(statement));
    const left = unlisted.get(key) ?? 0;
    unlisted.set(key, left - 1);
    return left > 0;
  });
}

/** How many utterances the figures promise where at most `limit` are asked of each stance. */
function asked(cells: readonly CountedCell[], limit: number): number {
  const counted = (stance: Stance) =>
    cells
      .filter((cell) => cell.stance === stance && passes(cell, {}))
      .reduce((sum, { utterances }) => sum + utterances, 0);
  return STANCES.reduce((sum, stance) => sum + Math.min(limit, counted(stance)), 0);
}
