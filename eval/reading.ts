import { loadLexicons } from "../src/lexicons/load-lexicons.ts";
import { fitFolds, tagByFolds } from "./cross-validate.ts";
import { describeReading } from "./describe-reading.ts";
import { KEPT_APART, NATURAL_ROWS, readExamples } from "./examples.ts";
import { readLabelled } from "./rows.ts";

// What reading again is worth, on labelled rows as if they were of one event: `npx tsx eval/reading.ts`, with
// `--markdown` as tables for a document. Tags are cross-validated by event.
const markdown = process.argv.includes("--markdown");
const lexicons = loadLexicons();
const { natural, invented } = readExamples(lexicons);
const folds = fitFolds(natural, invented);
const [rows, apart] = [NATURAL_ROWS, KEPT_APART].map((files) => files.flatMap(readLabelled)) as [
  ReturnType<typeof readLabelled>,
  ReturnType<typeof readLabelled>,
];
const outcomes = tagByFolds(rows, folds, lexicons);
console.log(describeReading("labelled rows", { rows, outcomes }, markdown));
const others = tagByFolds(apart, new Map(), lexicons);
console.log(describeReading("rows kept apart", { rows: apart, outcomes: others }, markdown));
