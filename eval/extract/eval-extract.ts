import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { extractArticle } from "../../src/extract-statements.ts";
import { CONSTRUCTIONS } from "../../src/extraction/attribution/constructions.ts";
import {
  NOTHING_SEEN,
  scoreArticle,
  type Counts,
  type Gold,
  type Score,
  type Seen,
} from "./score.ts";

const { values } = parseArgs({
  options: { articles: { type: "string" }, verbose: { type: "boolean", short: "v" } },
});
const folder = values.articles ?? fileURLToPath(new URL("articles", import.meta.url));

// The first run only warms up.
const SPEED_SIZES = [100_000, 100_000, 1_000_000];
const scores: Score[] = [];
for (const name of readdirSync(folder)
  .filter((file) => file.endsWith(".gold.json"))
  .sort()) {
  const gold = JSON.parse(readFileSync(join(folder, name), "utf8")) as Gold;
  const content = readFileSync(join(folder, gold.file), "utf8");
  const input = gold.file.endsWith(".html") ? { html: content } : { text: content };
  const article = { ...input, file: gold.file, eventTitle: gold.eventTitle };
  const { statements, explanations } = extractArticle(article);
  const rows = statements.map((row, i) => ({
    ...row,
    construction: explanations[i]?.construction,
  }));
  const score = scoreArticle(gold, rows);
  scores.push(score);
  console.log(lineOf(gold.file, score));
  if (values.verbose) printDetails(score);
}
const sum = scores.reduce(add);
console.log(lineOf("all", sum));
for (const [kind, counts] of Object.entries(sum.byKind))
  console.log(`  ${kind.padEnd(10)} ${shares(counts)}`);
for (const { name } of CONSTRUCTIONS)
  console.log(`  ${name.padEnd(32)} ${seenBy(sum.byConstruction[name] ?? NOTHING_SEEN, sum.n)}`);
const { labelled, marked, right } = sum.marks;
console.log(
  `  background precision ${ratio(right, marked)} (${right}/${marked})  recall ${ratio(right, labelled)} (${right}/${labelled} of those found)`,
);

printSpeed();

/** Time for two long texts made of the articles: linear code takes as long for each 100 kB of both. */
function printSpeed() {
  const texts = readdirSync(folder).filter((file) => file.endsWith(".txt"));
  const text = texts.map((file) => readFileSync(join(folder, file), "utf8")).join("\n\n");
  for (const [run, size] of text ? SPEED_SIZES.entries() : []) {
    const long = text.repeat(Math.ceil(size / text.length)).slice(0, size);
    const start = performance.now();
    extractArticle({ text: long });
    const ms = (performance.now() - start) / (size / 100_000);
    if (run > 0) console.log(`  ${size / 1_000} kB: ${ms.toFixed(0)} ms for each 100 kB`);
  }
}

function lineOf(name: string, score: Score): string {
  const precision = score.extracted ? 1 - score.falsePositives / score.extracted : 0;
  const recall = score.n ? score.found / score.n : 0;
  const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
  const rates = `precision ${precision.toFixed(3)}  F1 ${f1.toFixed(3)}  ${shares(score)}`;
  return `${name.padEnd(12)} ${rates}  traps ${score.trapsHit}/${score.traps}`;
}

/** Precision and recall of a construction. */
function seenBy({ extracted, wrong, found, speaker }: Seen, labelled: number): string {
  const good = extracted - wrong;
  const rates = `precision ${ratio(good, extracted)} (${good}/${extracted})`;
  return `${rates}  recall ${ratio(found, labelled)} (${found}/${labelled})  with the right speaker ${ratio(speaker, found)}`;
}

function ratio(part: number, whole: number): string {
  return (whole ? part / whole : 1).toFixed(3);
}

function shares({ n, found, speaker }: Counts): string {
  const share = (count: number) => (n ? count / n : 0).toFixed(3);
  return `recall ${share(found)} (${found}/${n})  with the right speaker ${share(speaker)}`;
}

function add(a: Score, b: Score): Score {
  const byConstruction = structuredClone(a.byConstruction);
  for (const [name, seen] of Object.entries(b.byConstruction))
    byConstruction[name] = addSeen(byConstruction[name] ?? NOTHING_SEEN, seen);
  const byKind = structuredClone(a.byKind);
  for (const [kind, counts] of Object.entries(b.byKind))
    byKind[kind] = addCounts(byKind[kind], counts);
  return {
    ...a,
    ...addCounts(a, b),
    extracted: a.extracted + b.extracted,
    falsePositives: a.falsePositives + b.falsePositives,
    trapsHit: a.trapsHit + b.trapsHit,
    traps: a.traps + b.traps,
    byKind,
    byConstruction,
    marks: {
      labelled: a.marks.labelled + b.marks.labelled,
      marked: a.marks.marked + b.marks.marked,
      right: a.marks.right + b.marks.right,
    },
  };
}

function addSeen(a: Readonly<Seen>, b: Readonly<Seen>): Seen {
  return {
    extracted: a.extracted + b.extracted,
    wrong: a.wrong + b.wrong,
    found: a.found + b.found,
    speaker: a.speaker + b.speaker,
  };
}

function addCounts(a: Counts = { n: 0, found: 0, speaker: 0 }, b: Counts): Counts {
  return { n: a.n + b.n, found: a.found + b.found, speaker: a.speaker + b.speaker };
}

function printDetails(score: Score) {
  for (const { kind, quote, speaker } of score.missed)
    console.log(`  missed ${kind}: ${quote}  [${speaker}]`);
  for (const { gold, speaker } of score.misattributed)
    console.log(`  speaker: ${speaker} for ${gold.speaker}: ${gold.quote.slice(0, 60)}`);
  for (const { text, speaker } of score.wrong) console.log(`  wrong: ${text}  [${speaker}]`);
  for (const { quote } of score.hit) console.log(`  trap: ${quote}`);
}
