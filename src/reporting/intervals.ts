import { Z_95 } from "./normal.ts";
import { studentT95 } from "./student-t.ts";

/** An estimate and the bounds of its 95 % interval. */
export type Estimate = { value: number; low: number; high: number };

/**
 * The share of `count` in `total` (0 to 1) with the score interval of E. B. Wilson, "Probable
 * inference, the law of succession, and statistical inference", JASA 22 (1927); all 0 without total.
 */
export function shareWithInterval(count: number, total: number): Estimate {
  if (total === 0) return { value: 0, low: 0, high: 0 };
  const share = count / total;
  const square = Z_95 * Z_95;
  const centre = share + square / (2 * total);
  const spread = Z_95 * Math.sqrt((share * (1 - share)) / total + square / (4 * total * total));
  const scale = 1 + square / total;
  return {
    value: share,
    low: count === 0 ? 0 : (centre - spread) / scale,
    high: count === total ? 1 : (centre + spread) / scale,
  };
}

/** `n` scores by their sum and their sum of squares, all in hundredths. */
export type ScoreSums = { n: number; sum: number; squares: number };

/**
 * The mean score (-1 to 1) with Student's t interval, cut off at -1 and 1. One score alone says
 * nothing of the spread: its interval is the whole range. All 0 without scores.
 */
export function meanWithInterval({ n, sum, squares }: ScoreSums): Estimate {
  if (n === 0) return { value: 0, low: 0, high: 0 };
  const mean = sum / n / 100;
  if (n === 1) return { value: mean, low: -1, high: 1 };
  // The difference of two large products: exact, or the digits that matter are lost.
  const deviation = Number(BigInt(n) * BigInt(squares) - BigInt(sum) ** 2n);
  const standardError = Math.sqrt(Math.max(0, deviation) / (n - 1)) / n / 100;
  const reach = studentT95(n - 1) * standardError;
  return { value: mean, low: Math.max(-1, mean - reach), high: Math.min(1, mean + reach) };
}

/** Rounds to four decimal places, never to -0. */
export function roundFigure(value: number): number {
  return Math.round(value * 10_000) / 10_000 + 0;
}
