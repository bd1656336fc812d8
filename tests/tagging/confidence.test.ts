import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadConfidence, parseConfidence } from "../../src/lexicons/load-confidence.ts";
import { CONFIDENCE_TERMS, confidenceOf } from "../../src/tagging/confidence.ts";

const measured = loadConfidence()!;
const score = fc.double({ min: 0.25, max: 1, noNaN: true });
const words = fc.integer({ min: 0, max: 5000 });

describe("the confidence of a stance", () => {
  test("grows with its score, however long the text is and whether a cue shows it or not", () => {
    fc.assert(
      fc.property(score, score, words, fc.boolean(), (a, b, length, shown) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((one) =>
          confidenceOf(measured, { score: one, words: length, shown }),
        ) as [number, number];
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });

  test("is a chance in hundredths, and never a certainty", () => {
    fc.assert(
      fc.property(score, words, fc.boolean(), (one, length, shown) => {
        const confidence = confidenceOf(measured, { score: one, words: length, shown });
        expect(confidence).toBe(Math.round(100 * confidence) / 100);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("is higher where a cue shows the label than where it is inferred", () => {
    const grounds = { score: 0.6, words: 30 };
    expect(confidenceOf(measured, { ...grounds, shown: true })).toBeGreaterThan(
      confidenceOf(measured, { ...grounds, shown: false }),
    );
  });
});

describe("the file of the confidence", () => {
  const rows = CONFIDENCE_TERMS.map((term, line) => ({ term, weight: "0.5", line }));

  test("is read with all its terms", () => {
    expect(parseConfidence(rows)["score by length"]).toBe(0.5);
  });

  test.each([
    ["a term is missing", rows.slice(1), /has no row of base/],
    ["a term is not known", [...rows, { term: "luck", weight: "1", line: 9 }], /"luck"/],
    ["a weight is no number", [{ term: "base", weight: "much", line: 3 }], /"much"/],
  ])("is refused where %s", (_, some, message) => {
    expect(() => parseConfidence(some)).toThrow(message);
  });
});
