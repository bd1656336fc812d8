import { compareCodePoints } from "../statement/identity.ts";

/** The rows with the highest ranks, however many come; equal ones by name, and of one name the last that came. */
export type Best<Row> = {
  add(name: string, row: Row, rank: number): void;
  /** The rank under which a row has no place any more. */
  least(): number;
  /** The highest first. */
  rows(): Row[];
};

/** Keeps at most twice as many rows as the limit. */
export function openBest<Row>(limit: number): Best<Row> {
  let kept = new Map<string, { name: string; row: Row; rank: number }>();
  let least = Number.NEGATIVE_INFINITY;

  function settle() {
    const sorted = [...kept.values()]
      .toSorted((a, b) => b.rank - a.rank || compareCodePoints(a.name, b.name))
      .slice(0, limit);
    kept = new Map(sorted.map((one) => [one.name, one]));
    if (sorted.length === limit) least = sorted.at(-1)?.rank ?? least;
    return sorted;
  }

  return {
    add(name, row, rank) {
      if (rank < least) return;
      kept.set(name, { name, row, rank });
      if (kept.size >= 2 * limit) settle();
    },
    least: () => least,
    rows: () => settle().map(({ row }) => row),
  };
}
