import { existsSync } from "node:fs";
import { InvalidInputError } from "../errors.ts";
import { CONFIDENCE_TERMS, type Confidence, type ConfidenceTerm } from "../tagging/confidence.ts";
import { numberOf, oneOf, readTable, type Row } from "./table.ts";

const FILE = "confidence.tsv";

/** Where the confidence lies; `npm run train` writes it. */
export const CONFIDENCE_URL = new URL(`./data/${FILE}`, import.meta.url);

/** The columns of its file. */
export const CONFIDENCE_COLUMNS = ["term", "weight"] as const;

/** What the chance that a stance is right hangs on; null where it has not been measured yet. */
export function loadConfidence(): Confidence | null {
  return existsSync(CONFIDENCE_URL) ? parseConfidence(readTable(FILE, CONFIDENCE_COLUMNS)) : null;
}

/** Checks rows of the file: each term once, with a weight. */
export function parseConfidence(
  rows: readonly Row<(typeof CONFIDENCE_COLUMNS)[number]>[],
): Confidence {
  const weights: Partial<Record<ConfidenceTerm, number>> = {};
  for (const { line, term, weight } of rows) {
    const place = { file: FILE, line };
    const known = oneOf(term, CONFIDENCE_TERMS, { ...place, field: "term" });
    weights[known] = numberOf(weight, { min: -10, max: 10 }, { ...place, field: "weight" });
  }
  if (hasAll(weights)) return weights;
  const missing = CONFIDENCE_TERMS.filter((term) => weights[term] === undefined).join(", ");
  const message = `has no row of ${missing}; npm run train writes it`;
  throw new InvalidInputError([{ file: FILE, message }], "INVALID_LEXICON");
}

function hasAll(weights: Partial<Confidence>): weights is Confidence {
  return CONFIDENCE_TERMS.every((term) => weights[term] !== undefined);
}
