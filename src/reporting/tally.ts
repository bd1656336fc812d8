import type { CountedCell } from "../counting/snapshot.ts";
import type { Stance } from "../statement/tags.ts";
import type { ScoreSums } from "./intervals.ts";

/** Utterances added up: how many, by stance, and the sums of their scores in hundredths. */
export type Tally = ScoreSums & { stance: Record<Stance, number> };

/** The sum of all cells; all 0 without any. */
export function tally(cells: readonly CountedCell[]): Tally {
  const total = emptyTally();
  for (const cell of cells) add(total, cell);
  return total;
}

/** The sum of the cells of each key. */
export function tallyBy<K>(
  cells: readonly CountedCell[],
  keyOf: (cell: CountedCell) => K,
): Map<K, Tally> {
  const totals = new Map<K, Tally>();
  for (const cell of cells) {
    const key = keyOf(cell);
    let total = totals.get(key);
    if (!total) totals.set(key, (total = emptyTally()));
    add(total, cell);
  }
  return totals;
}

function emptyTally(): Tally {
  return {
    n: 0,
    sum: 0,
    squares: 0,
    stance: { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0 },
  };
}

function add(total: Tally, cell: CountedCell): void {
  total.n += cell.utterances;
  total.sum += cell.sentimentSum;
  total.squares += cell.sentimentSquares;
  total.stance[cell.stance] += cell.utterances;
}
