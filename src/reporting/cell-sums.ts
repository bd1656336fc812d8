import type { CountedCell } from "../counting/snapshot.ts";
import type { Stance } from "../statement/tags.ts";
import type { ScoreSums } from "./intervals.ts";

/** Utterances added up: how many, by stance, and the sums of their scores in hundredths. */
export type CellSums = ScoreSums & { stance: Record<Stance, number> };

/** The sum of all cells; all 0 without any. */
export function sumCells(cells: readonly CountedCell[]): CellSums {
  const total = emptySums();
  for (const cell of cells) add(total, cell);
  return total;
}

/** The sum of the cells of each key. */
export function sumCellsBy<K>(
  cells: readonly CountedCell[],
  keyOf: (cell: CountedCell) => K,
): Map<K, CellSums> {
  const totals = new Map<K, CellSums>();
  for (const cell of cells) {
    const key = keyOf(cell);
    let total = totals.get(key);
    if (!total) totals.set(key, (total = emptySums()));
    add(total, cell);
  }
  return totals;
}

function emptySums(): CellSums {
  return {
    n: 0,
    sum: 0,
    squares: 0,
    stance: { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0 },
  };
}

function add(total: CellSums, cell: CountedCell): void {
  total.n += cell.utterances;
  total.sum += cell.sentimentSum;
  total.squares += cell.sentimentSquares;
  total.stance[cell.stance] += cell.utterances;
}
