import { SENTIMENTS, STANCES, type SentimentLabel, type Stance } from "../statement/tags.ts";

/** Features by name; what is not there is zero. */
export type Features = Map<string, number>;

/** What weights are for, in the order in which a feature has them. */
export const OUTPUTS = [...STANCES, ...SENTIMENTS, "tone"] as const;

/** Weights learnt from labelled rows. */
export type LinearModel = {
  version: string;
  /** For each feature a weight per output. */
  weights: ReadonlyMap<string, readonly number[]>;
};

/** What a model makes of some features; `tone` lies within the limits of its label. */
export type Verdict = { stance: Record<Stance, number>; tone: number };

/** Adds to a feature's value. */
export function addTo(features: Features, name: string, value: number): void {
  features.set(name, (features.get(name) ?? 0) + value);
}

/** The shares of the stances and the tone that a model gives to some features. */
export function applyModel(features: Features, { weights }: LinearModel): Verdict {
  const sums = OUTPUTS.map(() => 0);
  for (const [name, value] of features) {
    const row = weights.get(name);
    if (!row) continue;
    for (let i = 0; i < row.length; i += 1) sums[i]! += row[i]! * value;
  }
  const stance = toShares(STANCES, sums);
  const labels = toShares(SENTIMENTS, sums.slice(STANCES.length));
  return { stance, tone: fitTone(sums.at(-1)!, labels) };
}

const BARELY_NEUTRAL = 0.19;
/** What the learnt number and the balance of the labels count for; chosen by cross-validation. */
const NUMBER_SHARE = 0.65;
const BALANCE_SHARE = 0.375;

/** A tone is learnt as a number and as a label; the label, which is surer, sets the limits. */
function fitTone(number: number, labels: Record<SentimentLabel, number>): number {
  const { negative, neutral, positive } = labels;
  const tone = NUMBER_SHARE * number + BALANCE_SHARE * (positive - negative);
  if (negative >= neutral && negative >= positive) return Math.max(-1, Math.min(-0.2, tone));
  if (positive >= neutral) return Math.min(1, Math.max(0.2, tone));
  return Math.max(-BARELY_NEUTRAL, Math.min(BARELY_NEUTRAL, tone));
}

/** Shares that add up to 1 from any numbers. */
export function toShares<Label extends string>(
  labels: readonly Label[],
  sums: readonly number[],
): Record<Label, number> {
  const top = Math.max(...sums.slice(0, labels.length));
  const powers = labels.map((_, i) => Math.exp(sums[i]! - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return Object.fromEntries(labels.map((label, i) => [label, powers[i]! / total])) as Record<
    Label,
    number
  >;
}
