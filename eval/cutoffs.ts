import { scoreLabels, type Pair } from "./scores.ts";

const STEPS = 12;

/**
 * Reads numbers as labels that lie in order from low to high, with the cut-offs that fit the right
 * labels best: whatever a number can tell, this reading has found it on these very rows.
 */
export function bestReading(
  numbers: readonly number[],
  right: readonly string[],
  ordered: readonly string[],
): { macroF1: number; labels: string[] } {
  const sorted = numbers.toSorted((a, b) => a - b);
  const marks = Array.from(
    { length: STEPS - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / STEPS)]!,
  );
  // Zero, and just beside it, is where most of these packages put what says nothing.
  const places = [...new Set([...marks, -0.001, 0.001])].sort((a, b) => a - b);
  let best = { macroF1: -1, labels: [] as string[] };
  for (const cutoffs of choicesOf(places, ordered.length - 1)) {
    const labels = numbers.map((x) => ordered[cutoffs.filter((cutoff) => x > cutoff).length]!);
    const pairs = labels.map((label, i): Pair => [right[i]!, label]);
    const { macroF1 } = scoreLabels(pairs, ordered);
    if (macroF1 > best.macroF1) best = { macroF1, labels };
  }
  return best;
}

function choicesOf(places: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return places.flatMap((place, i) =>
    choicesOf(places.slice(i + 1), size - 1).map((rest) => [place, ...rest]),
  );
}
