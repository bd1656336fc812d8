import { writeFileSync } from "node:fs";
import { SENTIMENTS, sentimentLabel, STANCES, type Stance } from "../src/statement/tags.ts";
import type { Outcome } from "./assess.ts";
import { resampleEvents, type Interval } from "./bootstrap.ts";
import { readJsonLines } from "./rows.ts";
import { correlate, scoreLabels, type Pair } from "./scores.ts";

/** What a run made of a row, as `--save` keeps it. */
type Kept = { id: string; stance: Stance; tone: number };
type Compared = Outcome & { earlier: Kept };

/** Keeps the tags of a run for another one to be compared with. */
export function saveTags(file: string, outcomes: readonly Outcome[]): void {
  const rows = outcomes.map(({ labels, tags }): Kept => {
    return { id: labels.id, stance: tags.stance.label, tone: tags.sentiment.score };
  });
  writeFileSync(file, rows.map((row) => JSON.stringify(row) + "\n").join(""));
}

/** How much better a run is than an earlier one on the same rows, with intervals by event. */
export function compareRuns(file: string, outcomes: readonly Outcome[]) {
  const kept = new Map(readJsonLines<Kept>(file).map((row) => [row.id, row]));
  const rows = outcomes.flatMap((outcome): Compared[] => {
    const earlier = kept.get(outcome.labels.id);
    return earlier ? [{ ...outcome, earlier }] : [];
  });
  const gain = (measure: (rows: readonly Compared[], now: boolean) => number): Interval =>
    resampleEvents(
      rows,
      ({ labels }) => labels.event,
      (some) => measure(some, true) - measure(some, false),
    );
  return { n: rows.length, stance: gain(stanceF1), tone: gain(toneF1), r: gain(toneR) };
}

function stanceF1(rows: readonly Compared[], now: boolean): number {
  const pairs = rows.map(({ labels, tags, earlier }): Pair => [
    labels.stance ?? "",
    now ? tags.stance.label : earlier.stance,
  ]);
  return scoreLabels(pairs, STANCES).macroF1;
}

function toneF1(rows: readonly Compared[], now: boolean): number {
  const pairs = rows.map((row): Pair => [
    sentimentLabel(row.labels.sentiment),
    sentimentLabel(toneOf(row, now)),
  ]);
  return scoreLabels(pairs, SENTIMENTS).macroF1;
}

function toneR(rows: readonly Compared[], now: boolean): number {
  return correlate(
    rows.map(({ labels }) => labels.sentiment),
    rows.map((row) => toneOf(row, now)),
  );
}

function toneOf({ tags, earlier }: Compared, now: boolean): number {
  return now ? tags.sentiment.score : earlier.tone;
}
