import {
  type Confidence,
  CONFIDENCE_TERMS,
  confidenceOf,
  termsOf,
} from "../src/tagging/confidence.ts";
import { isShown } from "../src/tagging/stance.ts";
import type { Outcome } from "./assess.ts";
import { minimize } from "./minimize.ts";

/** An outcome and the number of words in its text, on which its confidence hangs too. */
export type MeasuredOutcome = Outcome & { words: number };

/**
 * What the chance that a label is right hangs on: a logistic curve through the hits of rows that the weights
 * had not seen, five numbers in all, so that chance hardly bends it. Rows of the kinds that are hardest to tag
 * are left out: they were written for training, and nothing that is tagged has as many of them.
 */
export function calibrate(outcomes: readonly MeasuredOutcome[]): Confidence {
  const rows = outcomes
    .filter(isOrdinary)
    .map((outcome) => ({ terms: termsOf(groundsOf(outcome)), right: isRight(outcome) }));
  const weights = minimize(
    (at, gradient) => {
      let loss = 0;
      gradient.fill(0);
      for (const { terms, right } of rows) {
        let leaning = 0;
        for (const [i, term] of terms.entries()) leaning += at[i]! * term;
        const chance = 1 / (1 + Math.exp(-leaning));
        loss -= Math.log(right ? chance : 1 - chance);
        const error = chance - (right ? 1 : 0);
        for (const [i, term] of terms.entries()) gradient[i]! += error * term;
      }
      return loss;
    },
    CONFIDENCE_TERMS.length,
    60,
  );
  const entries = CONFIDENCE_TERMS.map((term, i) => [term, weights[i]!] as const);
  return Object.fromEntries(entries) as Confidence;
}

/** The confidence of an outcome by this calibration. */
export function confidenceBy(confidence: Confidence, outcome: MeasuredOutcome): number {
  return confidenceOf(confidence, groundsOf(outcome));
}

function groundsOf({ tags: { stance }, words }: MeasuredOutcome) {
  return { score: stance.scores[stance.label], words, shown: isShown(stance.evidence) };
}

/** Whether a row is of the ordinary mix, and not of the kinds that are hardest to tag. */
export function isOrdinary({ labels }: Outcome): boolean {
  return labels.group === undefined;
}

/** Whether the stance is that of the careful reader. */
export function isRight({ labels, tags }: Outcome): boolean {
  return labels.stance === tags.stance.label;
}
