import { parseArgs } from "node:util";
import { loadLexicons } from "../src/lexicons/load-lexicons.ts";
import type { Statement } from "../src/statement/statement.ts";
import { STANCES } from "../src/statement/tags.ts";
import { assess, type Figures } from "./assess.ts";
import { fitFolds, tagByFolds } from "./cross-validate.ts";
import { readExamples } from "./examples.ts";
import { readJsonLines, readLabelled, type LabelledRow, type Labels } from "./rows.ts";

// Accuracy on labelled rows: those that ship, or `--statements F --gold F`. Rows of an event that
// was trained on are tagged by a model that has not seen it.
const { values } = parseArgs({
  options: {
    statements: { type: "string" },
    gold: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const rows = readRows(values.statements, values.gold);
const lexicons = loadLexicons();
const { natural, invented } = readExamples(lexicons);
const trained = new Set(natural.map(({ row }) => row.labels.event));
const overlaps = rows.some(({ labels }) => trained.has(labels.event));
const folds = overlaps ? fitFolds(natural, invented) : new Map();
const outcomes = tagByFolds(rows, folds, lexicons);
const groups = new Map<string, Figures>([["all", assess(outcomes)]]);
for (const difficulty of ["easy", "medium", "hard"]) {
  const some = outcomes.filter(({ labels }) => labels.difficulty === difficulty);
  if (some.length > 0) groups.set(difficulty, assess(some));
}
if (values.json) console.log(JSON.stringify(Object.fromEntries(groups)));
else print(groups);

function readRows(statements?: string, gold?: string): LabelledRow[] {
  if (!statements || !gold) return readLabelled("statements.jsonl");
  const labels = new Map(readJsonLines<Labels>(gold).map((row) => [row.id, row]));
  return readJsonLines<Statement>(statements).flatMap((statement) => {
    const its = labels.get(statement.id);
    return its ? [{ statement, labels: { ...its, event: statement.event } }] : [];
  });
}

function print(figures: ReadonlyMap<string, Figures>): void {
  const columns = ["rows", "n", "country", "stance F1", ...STANCES, "calib.", "tone F1", "tone r"];
  console.log(columns.map((column) => column.padStart(10)).join(""));
  for (const [name, row] of figures) {
    const numbers = [row.country, row.stance, ...row.stanceF1, row.calibration, row.sentiment];
    const cells = [...numbers, row.correlation].map((x) => (x === null ? "-" : x.toFixed(3)));
    console.log([name, String(row.n), ...cells].map((cell) => cell.padStart(10)).join(""));
  }
  console.log("\nlabel (down) and tag (across)");
  console.log(["", ...STANCES].map((name) => name.padStart(12)).join(""));
  for (const [i, row] of figures.get("all")!.confusion.entries()) {
    console.log([STANCES[i]!, ...row.map(String)].map((cell) => cell.padStart(12)).join(""));
  }
}
