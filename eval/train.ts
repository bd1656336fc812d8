import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { CONFIDENCE_COLUMNS, CONFIDENCE_URL } from "../src/lexicons/load-confidence.ts";
import { TAG_ERROR_COLUMNS, TAG_ERRORS_URL } from "../src/lexicons/load-tag-errors.ts";
import type { TagErrors } from "../src/statement/tag-errors.ts";
import { STANCES } from "../src/statement/tags.ts";
import { loadLexicons } from "../src/lexicons/load-lexicons.ts";
import { WEIGHT_COLUMNS, WEIGHTS_URL } from "../src/lexicons/load-weights.ts";
import { type Confidence, CONFIDENCE_TERMS } from "../src/tagging/confidence.ts";
import { OUTPUTS, type LinearModel } from "../src/tagging/linear-model.ts";
import { assess, type Figures } from "./assess.ts";
import { calibrate } from "./calibrate.ts";
import { toJudged } from "./coverage.ts";
import { fitFolds, tagByFolds } from "./cross-validate.ts";
import { FIRST_ROWS, FIT_SETTINGS, INVENTED_ROWS, NATURAL_ROWS, readExamples } from "./examples.ts";
import { fitModel } from "./fit.ts";
import { measureErrors } from "./tag-errors.ts";

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
// Those of the rows that were there first, so that they can be compared over time.
const first = new Set(
  natural.filter(({ file }) => file === FIRST_ROWS).map(({ row }) => row.labels),
);
const figures = assess(outcomes.filter(({ labels }) => first.has(labels)));
const examples = [...natural, ...invented].map(({ example }) => example);
const curve = calibrate(outcomes);
writeFileSync(CONFIDENCE_URL, renderConfidence(curve));
writeFileSync(TAG_ERRORS_URL, renderErrors(measureErrors(toJudged(outcomes, curve))));
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

function renderConfidence(confidence: Confidence): string {
  return [
    "# What the chance that a stance is right hangs on, measured by `npm run train`; do not edit by hand.",
    "# weight: in the logarithm of the odds.",
    CONFIDENCE_COLUMNS.join("\t"),
    ...CONFIDENCE_TERMS.map((term) => [term, confidence[term].toFixed(4)].join("\t")),
    "",
  ].join("\n");
}

function renderErrors({ confidence, confusion, chances }: TagErrors): string {
  const five = (x: number) => x.toFixed(5);
  const blank = (cells: readonly string[]) => TAG_ERROR_COLUMNS.map((_, i) => cells[i] ?? "");
  const rows = [
    ...[...confidence]
      .sort(([a], [b]) => a - b)
      .map(([limit, mean]) => ["confidence", String(limit), five(mean)]),
    ...STANCES.map((tag) => [
      "confusion",
      tag,
      ...STANCES.map((stance) => five(confusion[tag][stance])),
    ]),
    ...(["taken", "other"] as const).flatMap((which) =>
      STANCES.map((stance) => {
        const { mean, variance, meanVariance } = chances[stance][which];
        return [which, stance, five(mean), five(variance), meanVariance.toFixed(8)];
      }),
    ),
  ];
  return [
    "# How often stances are wrong, measured by `npm run train`; do not edit by hand.",
    TAG_ERROR_COLUMNS.join("\t"),
    ...rows.map((row) => blank(row).join("\t")),
    "",
  ].join("\n");
}

/** Of everything that the weights come from: rows and cues. */
function dataHash(): string {
  const hash = createHash("sha256");
  const rows = [...NATURAL_ROWS, INVENTED_ROWS].map((file) => `rows/${file}`);
  const files = [...rows, "../src/lexicons/data/cues.tsv"];
  for (const file of files) hash.update(readFileSync(new URL(file, import.meta.url)));
  return hash.digest("hex");
}
