import type { Utterance } from "../counting/snapshot.ts";
import { compareCodePoints, digest } from "../statement/identity.ts";
import { isBackground } from "../statement/tags.ts";
import { type ReviewRow, toReviewRow } from "./review.ts";

/**
 * A random sample of the reactions, in random order, each as likely as any other. The same seed draws the same
 * ones; what is counted later moves few of them.
 */
export function drawSample(
  utterances: readonly Utterance[],
  { size, seed }: { size: number; seed: number },
): ReviewRow[] {
  const sample = `random ${size} seed ${seed}`;
  return utterances
    .filter(({ statement }) => !isBackground(statement))
    .map((utterance) => ({ utterance, place: digest([seed, utterance.utterance], 16) }))
    .toSorted((a, b) => compareCodePoints(a.place, b.place))
    .slice(0, size)
    .map(({ utterance }) => toReviewRow(utterance, { sample }));
}
