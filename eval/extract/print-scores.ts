import { addByName, addCounts, type Counts } from "./counts.ts";
import { intervalsOf, type Rate, RATES } from "./rates.ts";
import type { Score } from "./score.ts";

const NAMES = Object.keys(RATES) as Rate[];
const HEADS: Record<Rate, string> = {
  F1: "F1",
  precision: "precision",
  recall: "recall",
  speaker: "speaker",
  country: "country",
  named: "if named",
  stance: "stance",
};

const WIDTH = 36;
/** Rates that a kind can't have, and those that a construction can't have. */
const OF_ROWS: readonly Rate[] = ["F1", "precision"];
const OF_LABELS: readonly Rate[] = ["F1", "recall"];

/** What the columns hold. */
export const LEGEND = `speaker: right ones of all labels, beside a construction of those found; country, stance: right ones of those
found; if named: of those with the right speaker that have a country, those where it is right.`;

/** The table of a set: its articles, all of them with an interval, its kinds and its constructions. */
export function tableOf(name: string, scored: readonly { file: string; score: Score }[]): string {
  const scores = scored.map(({ score }) => score);
  const all = addCounts(scores);
  const kinds = addByName(scores.map(({ byKind }) => byKind));
  const constructions = addByName(scores.map(({ byConstruction }) => byConstruction));
  const bounds = intervalsOf(scores);
  const { background, marked, markedRight } = all;
  return [
    line(`${name}: ${scored.length} articles`, (rate) => HEADS[rate], "found"),
    ...scored.map(({ file, score }) => ratesOf(file, score)),
    ratesOf("all", all),
    line("  95 % of samples of articles", (rate) => bounds[rate]?.map(short).join("-") ?? ""),
    ...kinds.map(({ name: kind, counts }) =>
      line(
        `  ${kind}`,
        (rate) => (OF_ROWS.includes(rate) ? "" : digits(RATES[rate](counts))),
        `${counts.found} of ${counts.n}`,
      ),
    ),
    ...constructions
      .sort((a, b) => b.counts.extracted - a.counts.extracted)
      .map(({ name: construction, counts }) =>
        line(
          `  ${construction}`,
          (rate) =>
            OF_LABELS.includes(rate) ? "" : digits(RATES[rate]({ ...counts, n: counts.found })),
          `${counts.found} by ${counts.extracted} rows`,
        ),
      ),
    `  background: ${markedRight} of ${marked} marks right, ${background} to mark`,
  ].join("\n");
}

/** What was wrong in an article, a line each. */
export function faultsOf({ missed, misattributed, misplaced, wrong, hit }: Score): string {
  return [
    ...missed.map(({ kind, quote, speaker }) => `missed ${kind}: ${quote}  [${speaker}]`),
    ...misattributed.map(
      ({ gold, speaker }) => `speaker: ${speaker} for ${gold.speaker}: ${gold.quote.slice(0, 60)}`,
    ),
    ...misplaced.map(
      ({ gold, country }) => `country: ${country} for ${gold.country}: ${gold.speaker}`,
    ),
    ...wrong.map(({ text, speaker }) => `wrong: ${text}  [${speaker}]`),
    ...hit.map(({ quote }) => `trap: ${quote}`),
  ]
    .map((fault) => `  ${fault}\n`)
    .join("");
}

function ratesOf(head: string, counts: Counts): string {
  const { found, n, trapsHit, traps } = counts;
  const rest = `${found} of ${n}  traps ${trapsHit}/${traps}`;
  return line(head, (rate) => digits(RATES[rate](counts)), rest);
}

function line(head: string, cellOf: (rate: Rate) => string, rest = ""): string {
  const cells = NAMES.map((rate) => cellOf(rate).padStart(9));
  return `${head.padEnd(WIDTH)} ${cells.join(" ")}  ${rest}`.trimEnd();
}

function digits(rate: number | null): string {
  return rate?.toFixed(3) ?? "-";
}

function short(rate: number): string {
  return rate.toFixed(2);
}
