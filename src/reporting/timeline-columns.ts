import { STANCES, type Stance } from "../statement/tags.ts";
import type { TimelineBin } from "./timeline-bins.ts";
import { tickStep } from "./whole-ticks.ts";

/** Where the counts of columns stand: `yOf` a count, in pixels, and the ticks of the scale. */
export type ColumnScale = { ticks: number[]; top: number; yOf: (n: number) => number };

/** The scale of columns that stand on `base` and reach up to `ceiling`, with lengths as `round` gives them. */
export function columnScale(
  bins: readonly TimelineBin[],
  { base, ceiling, round }: { base: number; ceiling: number; round: (length: number) => number },
): ColumnScale {
  const most = Math.max(1, ...bins.map(({ n }) => n));
  const step = tickStep(most);
  const top = Math.ceil(most / step) * step;
  return {
    ticks: Array.from({ length: top / step + 1 }, (_, at) => at * step),
    top,
    yOf: (n) => round(base - (n / top) * (base - ceiling)),
  };
}

/** The blocks of a column, one on another from the ground up. */
export function blocksOf(
  { counts }: TimelineBin,
  yOf: ColumnScale["yOf"],
): { stance: Stance; y: number; height: number }[] {
  let below = 0;
  return STANCES.filter((stance) => counts[stance] > 0).map((stance) => {
    const bottom = yOf(below);
    below += counts[stance];
    const y = yOf(below);
    return { stance, y, height: bottom - y };
  });
}
