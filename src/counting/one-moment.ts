import { STANCES } from "../statement/tags.ts";
import { cellKey } from "./cell-key.ts";
import { cellOf } from "./entry.ts";
import type { CountedCell, EventSnapshot, Scope, Utterance, UtteranceFilter } from "./snapshot.ts";

/** A source of figures and statements of events. */
export type EventSource = {
  snapshot(event: string, scope?: Scope): Promise<EventSnapshot>;
  utterances(event: string, filter: UtteranceFilter): Promise<Utterance[]>;
};

const MOST_TRIES = 4;

/**
 * The figures of an event, and of each stance the latest utterances that are counted in them, at most
 * `limit`. Others may count meanwhile: reads again until nothing changed between the figures and the
 * utterances; where that never happens, utterances beyond the figures are left out.
 */
export async function readAtOneMoment(
  source: EventSource,
  event: string,
  { limit, ...scope }: Scope & { limit: number },
): Promise<{ snapshot: EventSnapshot; utterances: Utterance[] }> {
  const { sureFrom, ...period } = scope;
  let snapshot = await source.snapshot(event, scope);
  for (let tries = 1; ; tries++) {
    const utterances: Utterance[] = [];
    for (const stance of STANCES) {
      utterances.push(...(await source.utterances(event, { period, stance, limit, sureFrom })));
    }
    if (tries === MOST_TRIES) {
      return { snapshot, utterances: countedIn(snapshot.cells, utterances) };
    }
    const after = await source.snapshot(event, scope);
    if (sameCounts(snapshot.cells, after.cells)) return { snapshot, utterances };
    snapshot = after;
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

function sameCounts(a: readonly CountedCell[], b: readonly CountedCell[]): boolean {
  const counts = (cells: readonly CountedCell[]) =>
    cells
      .map((cell) => `${cellKey(cell)} ${cell.utterances} ${cell.mentions} ${cell.sentimentSum}`)
      .toSorted()
      .join("\n");
  return counts(a) === counts(b);
}
