import { LETTERS } from "../src/tagging/linear-model.ts";
import type { Lexicons } from "../src/tagging/lexicons.ts";
import { emptyFeatures, type FeatureSpace } from "../src/tagging/feature-space.ts";
import { openFeatures } from "../src/tagging/features.ts";
import { openFieldReaders, readFields } from "../src/tagging/fields.ts";
import { readStatement } from "../src/tagging/reading.ts";
import type { Example, FitSettings } from "./fit.ts";
import { readLabelled, type LabelledRow } from "./rows.ts";

/** Chosen by cross-validation over events. */
export const FIT_SETTINGS: FitSettings = {
  penalty: 2.5,
  labelPenalty: 4,
  tonePenalty: 10,
  seenAtLeast: 3,
};

/** The rows in the mix in which reactions come, and those that are harder than life. */
export const FIRST_ROWS = "statements.jsonl";
export const NATURAL_ROWS = [FIRST_ROWS, "natural.jsonl"];
export const INVENTED_ROWS = "invented.jsonl";

/** Never trained on. */
export const KEPT_APART = ["reactions.jsonl", "first-sight.jsonl"];

export type TrainingRow = { file: string; row: LabelledRow; example: Example };

/** The rows that ship, with their features: those in the natural mix and the invented ones. */
export function readExamples(lexicons: Lexicons): {
  natural: TrainingRow[];
  invented: TrainingRow[];
} {
  const space = growingSpace();
  const readers = openFieldReaders(lexicons, space);
  const takeFeatures = openFeatures(space);
  const features = emptyFeatures(MOST_FEATURES, 0);
  const take = (file: string) =>
    readLabelled(file).flatMap((row): TrainingRow[] => {
      const { statement } = row;
      const fields = readFields(statement, readers.text(statement.text), readers);
      takeFeatures(features, readStatement(statement, fields, lexicons));
      const named = new Map<string, number>();
      for (let i = 0; i < features.size; i += 1) {
        const name = space.names[features.ids[i]!]!;
        named.set(name, (named.get(name) ?? 0) + features.values[i]!);
      }
      const { stance, sentiment: tone } = row.labels;
      return stance === null ? [] : [{ file, row, example: { features: named, stance, tone } }];
    });
  return {
    natural: NATURAL_ROWS.flatMap(take),
    invented: take(INVENTED_ROWS),
  };
}

const MOST_FEATURES = 2 ** 20;

/** Numbers every feature that is met. */
function growingSpace(): FeatureSpace & { names: string[] } {
  const names: string[] = [];
  const ids = new Map<string, number>();
  const words: string[] = [];
  const numbers = new Map<string, number>();
  const idOf = (name: string) => numberOf(name, names, ids);
  return {
    names,
    idOf,
    firstOf: (word) => numberOf(word, words, numbers),
    secondOf: (word) => numberOf(word, words, numbers),
    pairOf: (first, second) => idOf(`pair:${words[first]} ${words[second]}`),
    saidBy: () => null,
    groupOf: (letters) => idOf(`${LETTERS}${letters}`),
  };
}

function numberOf(name: string, names: string[], numbers: Map<string, number>): number {
  let number = numbers.get(name);
  if (number === undefined) {
    number = names.push(name) - 1;
    numbers.set(name, number);
  }
  return number;
}
