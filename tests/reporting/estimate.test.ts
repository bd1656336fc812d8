import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CONFIDENCE_CLASSES } from "../../src/counting/sureness.ts";
import { estimateShare } from "../../src/reporting/estimate.ts";
import { estimateShares } from "../../src/reporting/estimate-shares.ts";
import { shareWithInterval } from "../../src/reporting/intervals.ts";
import type { TagErrors } from "../../src/statement/tag-errors.ts";
import { STANCES, type Stance } from "../../src/statement/tags.ts";

const each = <T>(figure: T): Record<Stance, T> => ({
  welcoming: figure,
  skeptical: figure,
  hostile: figure,
  neutral: figure,
});

function errors(taken: number, other: number, { variance = 0, meanVariance = 0 } = {}): TagErrors {
  return {
    confidence: new Map(CONFIDENCE_CLASSES.map((limit) => [limit, taken])),
    confusion: each(each(other / Math.max(1e-9, 1 - taken))),
    chances: each({
      taken: { mean: taken, variance, meanVariance },
      other: { mean: other, variance, meanVariance },
    }),
  };
}

const said = (stance: Stance, utterances: number, confidence = 0.75) => ({
  stance,
  utterances,
  confidence,
});

test("where tags never err, an estimate is the share with Wilson's interval", () => {
  const estimate = estimateShare(
    "hostile",
    [said("hostile", 7), said("neutral", 13)],
    errors(1, 0),
  );
  const wilson = shareWithInterval(7, 20);
  expect(estimate.value).toBeCloseTo(wilson.value, 10);
  expect(estimate.low).toBeCloseTo(wilson.low, 10);
  expect(estimate.high).toBeCloseTo(wilson.high, 10);
});

test("what tags add to a stance by mistake is taken away, and what they miss is added", () => {
  // Of 100 of whom 50 are hostile, 40 come out as hostile, and 5 of the others.
  const tagged = [said("hostile", 45), said("neutral", 55)];
  const known = errors(0.8, 0.1);
  const mean = (45 * 0.8 + 55 * 0.1) / 100;
  const { value } = estimateShare("hostile", tagged, known);
  expect(value).toBeCloseTo((mean - 0.1) / 0.7, 10);
});

test("a person's correction is certain: with nothing but corrections nothing is estimated", () => {
  const corrected = [said("hostile", 3, 1), said("neutral", 9, 1)];
  expect(estimateShare("hostile", corrected, errors(0.6, 0.2))).toEqual(shareWithInterval(3, 12));
});

test("the more is corrected, the narrower is the interval", () => {
  const known = errors(0.7, 0.1, { variance: 0.04, meanVariance: 0.001 });
  const width = (corrected: number) => {
    const cells = STANCES.flatMap((stance) => [
      said(stance, corrected, 1),
      said(stance, 20 - corrected, 0.7),
    ]).filter(({ utterances }) => utterances > 0);
    const { low, high } = estimateShare("skeptical", cells, known);
    return high - low;
  };
  const widths = [0, 5, 10, 15, 20].map(width);
  expect(widths).toEqual(widths.toSorted((a, b) => b - a));
});

describe("whatever is counted", () => {
  const cells = fc.array(
    fc.record({
      stance: fc.constantFrom(...STANCES),
      confidence: fc.constantFrom(...CONFIDENCE_CLASSES),
      utterances: fc.integer({ min: 1, max: 400 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const some = fc.record({
    variance: fc.double({ min: 0, max: 0.1, noNaN: true }),
    meanVariance: fc.double({ min: 0, max: 0.01, noNaN: true }),
  });

  test("the interval lies between 0 and 1, and holds the share", () => {
    fc.assert(
      fc.property(cells, some, (counted, spread) => {
        const { value, low, high } = estimateShare("welcoming", counted, errors(0.7, 0.1, spread));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(value + 1e-9);
        expect(high).toBeGreaterThanOrEqual(value - 1e-9);
      }),
    );
  });

  test("errors of the tags make no interval narrower", () => {
    fc.assert(
      fc.property(cells, some, (counted, spread) => {
        const plain = estimateShare("welcoming", counted, errors(0.7, 0.1));
        const wider = estimateShare("welcoming", counted, errors(0.7, 0.1, spread));
        expect(wider.low).toBeLessThanOrEqual(plain.low + 1e-9);
        expect(wider.high).toBeGreaterThanOrEqual(plain.high - 1e-9);
      }),
    );
  });
});

test("the estimates of the stances add up to one, each within its interval", () => {
  const counts = fc.array(fc.nat(40), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(counts, fc.constantFrom(0.6, 0.75, 0.9), (utterances, right) => {
      fc.pre(utterances.some((count) => count > 0));
      const cells = STANCES.map((stance, i) => said(stance, utterances[i] ?? 0, right));
      const all = Object.values(estimateShares(cells, errors(0.7, 0.1, { variance: 0.04 })));
      expect(all.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 9);
      for (const { value, low, high } of all) {
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
      }
    }),
  );
});
