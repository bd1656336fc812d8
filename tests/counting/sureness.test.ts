import fc from "fast-check";
import { expect, test } from "vitest";
import { cellCode, lettersSureFrom, readCellCode } from "../../src/counting/cell-key.ts";
import {
  CONFIDENCE_CLASSES,
  confidenceClass,
  isUnsure,
  SURE_LIMITS,
} from "../../src/counting/sureness.ts";
import { cell } from "../reporting/snapshots.ts";

const anyConfidence = fc.option(fc.integer({ min: 0, max: 100 }).map((n) => n / 100));

test("at every limit that can be asked for a class is unsure where its confidences are", () => {
  fc.assert(
    fc.property(anyConfidence, fc.constantFrom(...SURE_LIMITS), (confidence, limit) => {
      expect(isUnsure(confidenceClass(confidence), limit)).toBe(isUnsure(confidence, limit));
    }),
  );
});

test("what was not measured is never called unsure", () => {
  for (const limit of SURE_LIMITS) expect(isUnsure(null, limit)).toBe(false);
});

const classes = [null, ...CONFIDENCE_CLASSES].flatMap((confidence) =>
  [true, false].map((attributed) => ({ confidence, attributed })),
);

test.each(classes)("the code of a cell keeps %j", (part) => {
  expect(readCellCode(cellCode(cell(part)))).toMatchObject(part);
});

test.each(classes)("the letters of sure cells are those of what is sure: %j", (part) => {
  const letter = cellCode(cell(part)).at(-2)!;
  for (const limit of SURE_LIMITS) {
    expect(lettersSureFrom(limit).includes(letter)).toBe(!isUnsure(part.confidence, limit));
  }
});

test("a cell that was counted before there was a confidence has none", () => {
  expect(readCellCode("US.19473.w+ora3")).toMatchObject({ attributed: true, confidence: null });
  expect(readCellCode("US.19473.w+oru3")).toMatchObject({ attributed: false, confidence: null });
});
