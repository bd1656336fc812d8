import { existsSync } from "node:fs";
import { numberOf, readTable } from "./table.ts";

const FILE = "confidence.tsv";

/** Where the confidence lies; `npm run train` writes it. */
export const CONFIDENCE_URL = new URL(`./data/${FILE}`, import.meta.url);

/** The columns of its file. */
export const CONFIDENCE_COLUMNS = ["score", "confidence"] as const;

/** The measured chance that a stance is right, by the hundredths of its score. */
export function loadConfidence(): ReadonlyMap<number, number> {
  if (!existsSync(CONFIDENCE_URL)) return new Map();
  const limits = { min: 0, max: 1 };
  return new Map(
    readTable(FILE, CONFIDENCE_COLUMNS).map(({ line, score, confidence }) => {
      const place = { file: FILE, line };
      return [
        Math.round(100 * numberOf(score, limits, { ...place, field: "score" })),
        numberOf(confidence, limits, { ...place, field: "confidence" }),
      ];
    }),
  );
}
