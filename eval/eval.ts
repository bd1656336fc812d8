import { parseArgs } from "node:util";
import { loadLexicons } from "../src/lexicons/load-lexicons.ts";
import type { Statement } from "../src/statement/statement.ts";
import { SENTIMENTS, STANCES } from "../src/statement/tags.ts";
import { openTagger } from "../src/tagging/open-tagger.ts";
import { assess, type Figures, type Outcome } from "./assess.ts";
import { resampleEvents, type Interval } from "./bootstrap.ts";
import { isOrdinary, type MeasuredOutcome } from "./calibrate.ts";
import { compareRuns, saveTags } from "./compare.ts";
import { coverageTables, simulateCoverage } from "./coverage.ts";
import { fitFolds, tagByFolds } from "./cross-validate.ts";
import { assessCountries, countryTable } from "./country-figures.ts";
import { FIRST_ROWS, KEPT_APART, readExamples } from "./examples.ts";
import { comparePeers, type PeerFigures } from "./peer-figures.ts";
import { openPeers } from "./peers.ts";
import { readJsonLines, readLabelled, type LabelledRow, type Labels } from "./rows.ts";
import { renderTable } from "./render-table.ts";
import { scoreLabels, correlate, type Pair } from "./scores.ts";
import { splitTable, surenessTable } from "./sureness.ts";

// Accuracy on labelled rows: those that ship, or `--statements F --gold F`. Rows of an event that
// was trained on are tagged by a model that has not seen it. `--newsmtsc F` adds sentences of real
// news with the sentiment toward a person; `--markdown` prints the tables for a document. `--save F`
// keeps the tags, and `--against F` tells how much better they are than those, with intervals. `--coverage`
// plays reports of known shares instead, and tells how often their intervals hold them.
const { values } = parseArgs({
  options: {
    statements: { type: "string" },
    gold: { type: "string" },
    newsmtsc: { type: "string" },
    json: { type: "boolean", default: false },
    markdown: { type: "boolean", default: false },
    save: { type: "string" },
    against: { type: "string" },
    coverage: { type: "boolean", default: false },
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
const apart = values.statements ? [] : KEPT_APART;
const later: MeasuredOutcome[] = [];
if (!values.statements) {
  const rowsOfIt = natural.filter(({ file }) => file !== FIRST_ROWS).map(({ row }) => row);
  later.push(...tagByFolds(rowsOfIt, folds, lexicons));
  groups.set("later rows", assess(later));
}
const keptApart = new Map(
  apart.map((file) => [file, tagByFolds(readLabelled(file), new Map(), lexicons)]),
);
for (const [file, some] of keptApart) groups.set(nameOf(file), assess(some));
if (values.save) saveTags(values.save, outcomes);
if (values.coverage) printCoverage();
else if (values.json) console.log(JSON.stringify(Object.fromEntries(groups)));
else await print(groups);

function readRows(statements?: string, gold?: string): LabelledRow[] {
  if (!statements || !gold) return readLabelled(FIRST_ROWS);
  const labels = new Map(readJsonLines<Labels>(gold).map((row) => [row.id, row]));
  return readJsonLines<Statement>(statements).flatMap((statement) => {
    const its = labels.get(statement.id);
    return its ? [{ statement, labels: { ...its, event: statement.event } }] : [];
  });
}

function printCoverage(): void {
  const all = natural.map(({ row }) => row);
  const seen = tagByFolds(all, overlaps ? folds : fitFolds(natural, invented), lexicons);
  console.log(
    `reports drawn from ${seen.length} statements, by whole events, tags cross-validated\n`,
  );
  for (const table of coverageTables(simulateCoverage(seen))) {
    console.log(renderTable(table, values.markdown) + "\n");
  }
}

async function print(figures: ReadonlyMap<string, Figures>): Promise<void> {
  const show = (table: string[][]) => console.log(renderTable(table, values.markdown) + "\n");
  const all = figures.get("all")!;
  console.log(
    `${rows.length} reaction statements on ${new Set(rows.map((r) => r.labels.event)).size} events${overlaps ? ", cross-validated by event" : ""}\n`,
  );
  show([
    ["rows", "n", "country", "stance F1", ...STANCES, "calibration", "tone F1", "tone r"],
    ...[...figures].map(([name, row]) => [
      name,
      String(row.n),
      ...[row.country, row.stance, ...row.stanceF1, row.calibration, row.sentiment].map(three),
      three(row.correlation),
    ]),
  ]);
  show([
    ["label (down), tag (across)", ...STANCES],
    ...all.confusion.map((row, i) => [STANCES[i]!, ...row.map(String)]),
  ]);
  show(countryTable(assessCountries(rows, outcomes)));
  const seen = [...outcomes, ...later];
  const kept = [...keptApart.values()].flat();
  show(
    surenessTable(
      new Map([
        ["ordinary", seen.filter(isOrdinary)],
        ["first", outcomes],
        ["hardest kinds", seen.filter((outcome) => !isOrdinary(outcome))],
        ["kept apart", kept],
      ]),
    ),
  );
  if (overlaps) show(splitTable(seen, new Set(kept.map(({ labels }) => labels.event)).size));
  for (const [file, some] of keptApart) show(intervalTable(nameOf(file), some));
  if (values.against) {
    const { n, ...gains } = compareRuns(values.against, outcomes);
    console.log(`gained since ${values.against} on ${n} rows, 95 % by event\n`);
    show([["", "gain", "low", "high"], ...intervalRows(gains)]);
  }
  const { peers, missing } = await openPeers();
  const ours: PeerFigures = {
    name: "readout",
    stance: all.stance,
    tone: all.sentiment,
    r: all.correlation,
  };
  show(peerTable([ours, ...comparePeers(rows, peers)]));
  if (values.newsmtsc) {
    const { news, title } = readNews(values.newsmtsc);
    console.log(title + "\n");
    show(peerTable([tagNews(news), ...comparePeers(news, peers)]));
  }
  if (missing.length > 0) {
    console.log(
      `Not installed: ${missing.join(", ")}. \`npm install --workspace eval\` gets them.`,
    );
  }
}

function peerTable(figures: readonly PeerFigures[]): string[][] {
  const withStance = figures.some(({ stance }) => stance !== null);
  return [
    ["system", ...(withStance ? ["stance F1"] : []), "tone F1", "tone r"],
    ...figures.map(({ name, stance, tone, r }) => [
      name,
      ...(withStance ? [three(stance)] : []),
      three(tone),
      three(r),
    ]),
  ];
}

type News = { id: string; text: string; label: number };

function readNews(file: string): { news: LabelledRow[]; title: string } {
  const news = readJsonLines<News>(file).map(({ id, text, label }): LabelledRow => {
    const statement = { id, event: "news", text };
    return { statement, labels: { id, event: "news", sentiment: label, stance: null } };
  });
  return { news, title: `${news.length} news sentences, sentiment toward a person (NewsMTSC)` };
}

function tagNews(news: readonly LabelledRow[]): PeerFigures {
  const tagger = openTagger(lexicons);
  const tags = news.map(({ statement }) => tagger.tagEnglish(statement).sentiment);
  const labels = news.map(({ labels: { sentiment } }) => sentiment);
  const pairs = tags.map(({ label }, i): Pair => [SENTIMENTS[labels[i]! + 1]!, label]);
  const { macroF1 } = scoreLabels(pairs, SENTIMENTS);
  const r = correlate(
    labels,
    tags.map(({ score }) => score),
  );
  return { name: "readout", stance: null, tone: macroF1, r };
}

/** How far the figures of rows that nothing was learnt from would move on other events. */
function intervalTable(name: string, some: readonly Outcome[]): string[][] {
  const interval = (measure: (figures: Figures) => number) =>
    resampleEvents(
      some,
      ({ labels }) => labels.event,
      (rows) => measure(assess(rows)),
    );
  const intervals = {
    stance: interval(({ stance }) => stance),
    tone: interval(({ sentiment }) => sentiment),
    r: interval(({ correlation }) => correlation),
  };
  return [[`${name}, 95 % by event`, "figure", "low", "high"], ...intervalRows(intervals)];
}

function intervalRows({ stance, tone, r }: Record<"stance" | "tone" | "r", Interval>): string[][] {
  const row = (name: string, { value, low, high }: Interval) => [
    name,
    ...[value, low, high].map(three),
  ];
  return [row("stance F1", stance), row("tone F1", tone), row("tone r", r)];
}

function nameOf(file: string): string {
  return file.replace(".jsonl", "").replace("-", " ");
}

function three(x: number | null): string {
  return x === null ? "-" : x.toFixed(3);
}
