import fc from "fast-check";
import { addCounts, type Counts } from "./counts.ts";

const RESAMPLES = 2_000;
const SEED = 1;

/** How good an extraction is; each from 0 to 1, null where nothing was there to be right or wrong. */
export const RATES = {
  F1: ({ n, found, extracted, falsePositives }: Counts) => {
    const [precision, recall] = [ratio(extracted - falsePositives, extracted), ratio(found, n)];
    if (recall === null) return null;
    return precision ? (2 * precision * recall) / (precision + recall || 1) : 0;
  },
  precision: ({ extracted, falsePositives }: Counts) =>
    ratio(extracted - falsePositives, extracted),
  recall: ({ n, found }: Counts) => ratio(found, n),
  /** Of all labels. */
  speaker: ({ n, speaker }: Counts) => ratio(speaker, n),
  /** Of those found. */
  country: ({ placed, country }: Counts) => ratio(country, placed),
  /** Of those with the right speaker that have any country. */
  named: ({ named, namedRight }: Counts) => ratio(namedRight, named),
  /** Of those found. */
  stance: ({ rated, stance }: Counts) => ratio(stance, rated),
};
export type Rate = keyof typeof RATES;

/**
 * In which bounds each rate lies in 95 of 100 samples of as many articles, drawn with replacement.
 * Statements of one article share their form, so articles are drawn and not statements.
 */
export function intervalsOf(articles: readonly Counts[]): Record<Rate, [number, number] | null> {
  const drawn = fc.array(fc.noBias(fc.nat(articles.length - 1)), {
    minLength: articles.length,
    maxLength: articles.length,
    size: "max",
  });
  const sums = fc
    .sample(drawn, { numRuns: RESAMPLES, seed: SEED })
    .map((places) => addCounts(places.map((place) => articles[place]!)));
  const bounds = Object.entries(RATES).map(([name, rate]) => [name, boundsOf(sums.map(rate))]);
  return Object.fromEntries(bounds) as Record<Rate, [number, number] | null>;
}

function boundsOf(rates: readonly (number | null)[]): [number, number] | null {
  const sorted = rates.filter((rate) => rate !== null).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  const [low, high] = [at(0.025), at(0.975)];
  return low === undefined || high === undefined ? null : [low, high];
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
