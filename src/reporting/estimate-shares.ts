import type { CountedCell } from "../counting/snapshot.ts";
import type { TagErrors } from "../statement/tag-errors.ts";
import { STANCES, type Stance } from "../statement/tags.ts";
import { estimateShare } from "./estimate.ts";
import type { Estimate } from "./intervals.ts";

// Halves the step until it is below what a double tells apart between -1 and 1.
const STEPS = 60;

/**
 * The estimates of all stances, whose shares add up to 1: each is moved by the same amount, as far as its
 * interval lets it, which is the nearest such set of shares (projection on the simplex). Where their intervals
 * leave no sum of 1, the nearest sum to it.
 */
export function estimateShares(
  cells: readonly Pick<CountedCell, "stance" | "confidence" | "utterances">[],
  errors: TagErrors,
): Record<Stance, Estimate> {
  const each = STANCES.map((stance) => ({
    stance,
    estimate: estimateShare(stance, cells, errors),
  }));
  const move = moveToSumOfOne(each.map(({ estimate }) => estimate));
  const moved = each.map(({ stance, estimate }) => [stance, movedBy(estimate, move)]);
  return Object.fromEntries(moved) as Record<Stance, Estimate>;
}

function moveToSumOfOne(each: readonly Estimate[]): number {
  let [from, to] = [-1, 1];
  for (let step = 0; step < STEPS; step++) {
    const middle = (from + to) / 2;
    const sum = each.reduce((total, one) => total + movedBy(one, middle).value, 0);
    if (sum < 1) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

function movedBy({ value, low, high }: Estimate, move: number): Estimate {
  return { value: Math.min(high, Math.max(low, value + move)), low, high };
}
