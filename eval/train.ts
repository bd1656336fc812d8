import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { loadLexicons } from "../src/lexicons/load-lexicons.ts";
import { WEIGHT_COLUMNS, WEIGHTS_URL } from "../src/lexicons/load-weights.ts";
import { OUTPUTS, type LinearModel } from "../src/tagging/linear-model.ts";
import { assess, type Figures } from "./assess.ts";
import { fitFolds, tagByFolds } from "./cross-validate.ts";
import { FIT_SETTINGS, readExamples } from "./examples.ts";
import { fitModel } from "./fit.ts";

// Fits the weights anew from the rows in the repository and writes them with what they were
// measured to be worth on events that they had not seen.
const lexicons = loadLexicons();
const { natural, invented } = readExamples(lexicons);
const folds = fitFolds(natural, invented);
const outcomes = tagByFolds(
  natural.map(({ row }) => row),
  folds,
  lexicons,
);
const figures = assess(outcomes);
const examples = [...natural, ...invented].map(({ example }) => example);
writeFileSync(WEIGHTS_URL, render(fitModel(examples, FIT_SETTINGS), figures));
console.error(
  `stance macro-F1 ${figures.stance.toFixed(3)}, sentiment r ${figures.correlation.toFixed(3)}, macro-F1 ${figures.sentiment.toFixed(3)}`,
);

function render(
  { names, weights }: LinearModel,
  { stance, sentiment, correlation }: Figures,
): string {
  const width = OUTPUTS.length;
  const rows = names.map((name, i) => {
    const row = [...weights.subarray(i * width, (i + 1) * width)];
    return [name, row] as const;
  });
  const lines = rows.map(([name, row]) => [name, ...row.map(String)].join("\t"));
  // Rules and features count too, which no hash of files tells: the version is that of the outcome.
  const version = createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 8);
  return [
    "# Weights in thousandths, learnt from eval/rows by `npm run train`; do not edit by hand.",
    `# data sha256 ${dataHash()}`,
    `# cross-validated by event: stance macro-F1 ${stance.toFixed(3)}, sentiment macro-F1 ${sentiment.toFixed(3)}, r ${correlation.toFixed(3)}`,
    WEIGHT_COLUMNS.join("\t"),
    ["version", version, ...WEIGHT_COLUMNS.slice(2).map(() => "")].join("\t"),
    ...lines,
    "",
  ].join("\n");
}

/** Of everything that the weights come from: rows and cues. */
function dataHash(): string {
  const hash = createHash("sha256");
  const files = ["rows/statements.jsonl", "rows/invented.jsonl", "../src/lexicons/data/cues.tsv"];
  for (const file of files) hash.update(readFileSync(new URL(file, import.meta.url)));
  return hash.digest("hex");
}
