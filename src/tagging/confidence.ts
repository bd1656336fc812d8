/** What the chance that a stance is right hangs on. */
export const CONFIDENCE_TERMS = ["base", "score", "length", "shown", "score by length"] as const;
export type ConfidenceTerm = (typeof CONFIDENCE_TERMS)[number];

/** The weight of each of them in the logarithm of the odds, measured on events that had not been learnt from. */
export type Confidence = Readonly<Record<ConfidenceTerm, number>>;

/** The score of the label, how many words its text has, and whether a cue shows it. */
export type Grounds = { score: number; words: number; shown: boolean };

/** A score of 1 was rounded. */
const HIGHEST = 0.995;
/** Texts beyond these lengths were too few to be measured; a usual one has some thirty words. */
const [SHORTEST, USUAL, LONGEST] = [8, 30, 80];

/** The measured chance that a label is right, in hundredths. */
export function confidenceOf(confidence: Confidence, grounds: Grounds): number {
  const terms = termsOf(grounds);
  let leaning = 0;
  for (let i = 0; i < terms.length; i += 1) leaning += confidence[CONFIDENCE_TERMS[i]!] * terms[i]!;
  return Math.round(100 / (1 + Math.exp(-leaning))) / 100;
}

/** The terms of a label in the order of CONFIDENCE_TERMS. */
export function termsOf({ score, words, shown }: Grounds): number[] {
  const inside = Math.min(HIGHEST, score);
  const leaning = Math.log(inside / (1 - inside));
  const length = Math.log(Math.min(LONGEST, Math.max(SHORTEST, words)) / USUAL);
  return [1, leaning, length, shown ? 1 : 0, leaning * length];
}
