import { digest } from "../statement/identity.ts";
import { isBackground } from "../statement/tags.ts";
import { openBest } from "./best.ts";
import { type Review, type ReviewRow, toReviewRow } from "./review.ts";

/** As many bits of a digest as a number holds exactly. */
const DIGITS = 12;

/**
 * A random sample of the reactions, in random order, each as likely as any other. The same seed draws the same
 * ones; what is counted later moves few of them.
 */
export function openSample({ size, seed }: { size: number; seed: number }): Review {
  const sample = `random ${size} seed ${seed}`;
  const best = openBest<ReviewRow>(size);
  return {
    most: (cell) => (cell.background ? null : 1),
    least: () => 0,
    add(utterances) {
      for (const utterance of utterances) {
        if (isBackground(utterance.statement)) continue;
        const place = placeOf(digest([seed, utterance.utterance], 16));
        best.add(utterance.utterance, toReviewRow(utterance, { sample }), -place);
      }
    },
    rows: best.rows,
  };
}

/** A digest as a number from 0 to below 1. */
function placeOf(text: string): number {
  const hex = Buffer.from(text, "base64url").toString("hex").slice(0, DIGITS);
  return Number.parseInt(hex, 16) / 16 ** DIGITS;
}
