import type { CountedCell } from "../counting/snapshot.ts";
import type { TagErrors } from "../statement/tag-errors.ts";
import type { Stance } from "../statement/tags.ts";
import { type Estimate, shareWithInterval } from "./intervals.ts";
import { Z_95 } from "./normal.ts";
import { sumOf, utterancesIn } from "./sum-of.ts";

type Tagged = Pick<CountedCell, "stance" | "confidence" | "utterances">;

/**
 * The share of a stance (0 to 1) with an interval for both errors, that of the sample and that of the tags. Each
 * utterance has a chance to take the stance, by its tag and its confidence. The mean chance lies on a line
 * between what it is where nobody takes the stance and where all do (adjusted counting of probabilities: A. Bella
 * et al., ICDM 2010), and the interval holds every share under which that mean is not surprising: it is
 * Wilson's where tags never err. What is certain (confidence 1) is counted as it is.
 */
export function estimateShare(
  stance: Stance,
  cells: readonly Tagged[],
  errors: TagErrors,
): Estimate {
  const [certain, tagged] = [cells.filter(isCertain), cells.filter((cell) => !isCertain(cell))];
  const n = utterancesIn(cells);
  const known = utterancesIn(certain.filter((cell) => cell.stance === stance));
  const uncertain = utterancesIn(tagged);
  if (uncertain === 0) return shareWithInterval(known, n);
  const { taken, other } = errors.chances[stance];
  const reach = taken.mean - other.mean;
  const mean = meanChance(stance, tagged, errors);
  const part = uncertain / n;
  // A mean beyond what any share gives is taken for that of none, or of all: it makes nobody surer.
  const raw = clip(known / n + (part * (mean - other.mean)) / reach);
  // The variance of the tags' part where a share t of those that are tagged takes the stance, in powers of t.
  const scale = (part / reach) ** 2;
  const tagging = [
    scale * (other.variance / uncertain + other.meanVariance),
    scale * ((taken.variance - other.variance) / uncertain - 2 * other.meanVariance),
    scale * (taken.meanVariance + other.meanVariance),
  ] as const;
  const [low, high] = sharesNear(raw, { n, tagging, known: known / n, part }).map(clip) as [
    number,
    number,
  ];
  return { value: Math.min(high, Math.max(low, raw)), low, high };
}

/**
 * The lowest and the highest share s with (s - raw)² <= z² (s (1 - s) / n + tagging(t)), where t, the share of
 * those that are tagged, is (s - known) / part.
 */
function sharesNear(
  raw: number,
  {
    n,
    tagging: [constant, linear, quadratic],
    known,
    part,
  }: { n: number; tagging: readonly [number, number, number]; known: number; part: number },
): [low: number, high: number] {
  const square = Z_95 * Z_95;
  const a = 1 + square / n - (square * quadratic) / part ** 2;
  const b = -2 * raw - square * (1 / n + linear / part - (2 * quadratic * known) / part ** 2);
  const c =
    raw ** 2 - square * (constant - (linear * known) / part + quadratic * (known / part) ** 2);
  if (a <= 0) return [0, 1]; // tags that tell nothing
  // A mean that no share makes likely: the nearest share stands alone.
  const reach = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  return [(-b - reach) / (2 * a), (-b + reach) / (2 * a)];
}

/** The mean chance of these utterances to take the stance. */
function meanChance(stance: Stance, cells: readonly Tagged[], errors: TagErrors): number {
  const sum = sumOf(cells, (cell) => cell.utterances * estimateChance(stance, cell, errors));
  return sum / utterancesIn(cells);
}

/** The chance that an utterance with this tag and class of confidence takes the stance. */
export function estimateChance(
  stance: Stance,
  tag: Pick<CountedCell, "stance" | "confidence">,
  { confidence, confusion }: Pick<TagErrors, "confidence" | "confusion">,
): number {
  const right = confidence.get(tag.confidence ?? 0) ?? tag.confidence ?? 0;
  return tag.stance === stance ? right : (1 - right) * confusion[tag.stance][stance];
}

function isCertain({ confidence }: Tagged): boolean {
  return confidence === 1;
}

function clip(share: number): number {
  return Math.min(1, Math.max(0, share));
}
