import type { Outcome } from "./assess.ts";
import { minimize } from "./minimize.ts";

/** The lowest top score of four shares, in hundredths. */
const LOWEST = 25;
const HIGHEST = 100;

/**
 * The measured chance that a label is right, by its score in hundredths: a logistic curve through
 * the hits of rows that the weights had not seen, two numbers in all, so that chance hardly bends it.
 */
export function calibrate(outcomes: readonly Outcome[]): Map<number, number> {
  const rows = outcomes.map((outcome) => ({ x: leaning(topOf(outcome)), right: isRight(outcome) }));
  const [base = 0, slope = 1] = minimize(
    ([a = 0, b = 0], gradient) => {
      let loss = 0;
      gradient.fill(0);
      for (const { x, right } of rows) {
        const chance = logistic(a + b * x);
        loss -= Math.log(right ? chance : 1 - chance);
        const error = chance - (right ? 1 : 0);
        gradient[0]! += error;
        gradient[1]! += error * x;
      }
      return loss;
    },
    2,
    60,
  );
  const scores = Array.from({ length: HIGHEST - LOWEST + 1 }, (_, i) => LOWEST + i);
  return new Map(scores.map((score) => [score, logistic(base + slope * leaning(score / 100))]));
}

/** The score of the label that was given. */
export function topOf({ tags }: Outcome): number {
  return tags.stance.scores[tags.stance.label];
}

/** Whether the stance is that of the careful reader. */
export function isRight({ labels, tags }: Outcome): boolean {
  return labels.stance === tags.stance.label;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** The logarithm of the odds; a score of 1 was rounded. */
function leaning(score: number): number {
  const inside = Math.min(0.995, score);
  return Math.log(inside / (1 - inside));
}

/** Of the labels that are surer than a limit: how many there are, what they promise, what they keep. */
export type Sureness = { limit: number; share: number; promised: number; kept: number };

/** What the confidence of some outcomes is worth at a limit. */
export function surenessOf(outcomes: readonly Outcome[], limit: number): Sureness {
  const sure = outcomes.filter(({ tags }) => (tags.stance.confidence ?? 0) >= limit);
  const mean = (value: (outcome: Outcome) => number) =>
    sure.reduce((sum, outcome) => sum + value(outcome), 0) / sure.length;
  return {
    limit,
    share: sure.length / outcomes.length,
    promised: mean(({ tags }) => tags.stance.confidence ?? 0),
    kept: mean((outcome) => (isRight(outcome) ? 1 : 0)),
  };
}
