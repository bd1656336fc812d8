import type { Lexicons } from "../src/tagging/lexicons.ts";
import { extractFeatures } from "../src/tagging/features.ts";
import { readStatement } from "../src/tagging/reading.ts";
import { rememberLast } from "../src/tagging/remember-last.ts";
import { readTokens } from "../src/tagging/tokens.ts";
import type { Example, FitSettings } from "./fit.ts";
import { readLabelled, type LabelledRow } from "./rows.ts";

/** Chosen by cross-validation over events. */
export const FIT_SETTINGS: FitSettings = { penalty: 2, tonePenalty: 10, seenAtLeast: 3 };

export type TrainingRow = { row: LabelledRow; example: Example };

/** The rows that ship, with their features: those in the natural mix and the invented ones. */
export function readExamples(lexicons: Lexicons): {
  natural: TrainingRow[];
  invented: TrainingRow[];
} {
  const readTitle = rememberLast(readTokens, 64);
  const take = (file: string) =>
    readLabelled(file).map((row): TrainingRow => {
      const reading = readStatement(row.statement, lexicons, readTitle);
      const { stance, sentiment: tone } = row.labels;
      return {
        row,
        example: { features: extractFeatures(reading, lexicons), stance, tone },
      };
    });
  return {
    natural: take("statements.jsonl"),
    invented: take("invented.jsonl"),
  };
}
