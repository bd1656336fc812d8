import type { CountedCell } from "../src/counting/snapshot.ts";
import { confidenceClass } from "../src/counting/sureness.ts";
import { estimateShare } from "../src/reporting/estimate.ts";
import { type Estimate, shareWithInterval } from "../src/reporting/intervals.ts";
import { groupBy } from "../src/statement/group-by.ts";
import { STANCES, type Stance } from "../src/statement/tags.ts";
import { openDraws } from "./bootstrap.ts";
import type { Confidence } from "../src/tagging/confidence.ts";
import { calibrate, confidenceBy, type MeasuredOutcome } from "./calibrate.ts";
import { type Judged, measureErrors } from "./tag-errors.ts";

export const SIZES = [10, 20, 50, 100, 200, 500, 1000] as const;
export const SHARES = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9] as const;

const HALVES = 6;
const ROUNDS = 24;

/** How often intervals hold the true share, and how wide they are, of reports of one size and true share. */
export type Coverage = { n: number; share: number; held: number; width: number };
type Intervals = "estimate" | "wilson";

/**
 * Plays reports whose true shares are known. Again and again one half of the events tells how often tags are
 * wrong, and whole events of the other half are drawn until there are n of their statements, as many of
 * them of a stance as chance deals for its share. The draws are the same on every run.
 */
export function simulateCoverage(
  outcomes: readonly MeasuredOutcome[],
  rounds = ROUNDS,
): Record<Intervals, Coverage[]> {
  const draw = openDraws(7);
  const events = [...new Set(outcomes.map(({ labels }) => labels.event))];
  const cells = SIZES.flatMap((n) =>
    SHARES.map((share) => ({ n, share, tries: 0, estimate: [0, 0], wilson: [0, 0] })),
  );
  for (let half = 0; half < HALVES; half += 1) {
    const known = new Set(shuffled(events, draw).slice(0, Math.floor(events.length / 2)));
    const learnt = outcomes.filter(({ labels }) => known.has(labels.event));
    const curve = calibrate(learnt);
    const errors = measureErrors(toJudged(learnt, curve));
    const apart = outcomes.filter(({ labels }) => !known.has(labels.event));
    const groups = [...groupBy(toJudged(apart, curve), ({ event }) => event).values()];
    for (const stance of STANCES) {
      for (const cell of cells) {
        for (let round = 0; round < rounds; round += 1) {
          const drawn = drawReport(groups, stance, cell, draw);
          const count = drawn.filter(({ stance: given }) => given === stance).length;
          cell.tries += 1;
          note(cell.estimate, estimateShare(stance, drawn, errors), cell.share);
          note(cell.wilson, shareWithInterval(count, cell.n), cell.share);
        }
      }
    }
  }
  const of = (kind: Intervals) =>
    cells.map(({ n, share, tries, [kind]: [held = 0, width = 0] }) => ({
      n,
      share,
      held: held / tries,
      width: width / tries,
    }));
  return { estimate: of("estimate"), wilson: of("wilson") };
}

function note(sums: number[], { low, high }: Estimate, share: number): void {
  if (low - 1e-9 <= share && share <= high + 1e-9) sums[0]! += 1;
  sums[1]! += high - low;
}

/** The outcomes with a stance, and their confidence by this calibration. */
export function toJudged(outcomes: readonly MeasuredOutcome[], curve: Confidence): Judged[] {
  return outcomes.flatMap((outcome) => {
    const { labels, tags } = outcome;
    if (labels.stance === null) return [];
    const confidence = confidenceBy(curve, outcome);
    return [{ event: labels.event, right: labels.stance, given: tags.stance.label, confidence }];
  });
}

type Tagged = Pick<CountedCell, "stance" | "confidence" | "utterances">;

function drawReport(
  groups: readonly Judged[][],
  stance: Stance,
  { n, share }: { n: number; share: number },
  draw: () => number,
): Tagged[] {
  let taken = 0;
  for (let i = 0; i < n; i += 1) if (draw() < share) taken += 1;
  let other = n - taken;
  const drawn: Tagged[] = [];
  while (taken + other > 0) {
    const group = groups[Math.floor(draw() * groups.length)] ?? [];
    for (const { right, given, confidence } of shuffled(group, draw)) {
      if ((right === stance ? taken : other) === 0) continue;
      if (right === stance) taken -= 1;
      else other -= 1;
      drawn.push({ stance: given, confidence: confidenceClass(confidence), utterances: 1 });
    }
  }
  return drawn;
}

/** The rows in an order without a pattern. */
export function shuffled<T>(rows: readonly T[], draw: () => number): T[] {
  return rows
    .map((row) => ({ row, at: draw() }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
}

/** The tables of a simulation: what each size and share holds, and the widths beside each other. */
export function coverageTables({ estimate, wilson }: Record<Intervals, Coverage[]>): string[][][] {
  const held = (rows: readonly Coverage[], n: number) =>
    rows.filter((row) => row.n === n).map((row) => row.held.toFixed(3));
  const mean = (rows: readonly Coverage[], figure: (row: Coverage) => number) =>
    (rows.reduce((sum, row) => sum + figure(row), 0) / rows.length).toFixed(3);
  const least = (rows: readonly Coverage[]) => Math.min(...rows.map((row) => row.held)).toFixed(3);
  const from50 = (rows: readonly Coverage[]) => rows.filter(({ n }) => n >= 50);
  const summary = (name: string, rows: readonly Coverage[]) => [
    name,
    mean(rows, (row) => row.held),
    least(rows),
    least(from50(rows)),
  ];
  return [
    [
      ["estimate holds, n by share", ...SHARES.map(String)],
      ...SIZES.map((n) => [String(n), ...held(estimate, n)]),
    ],
    [
      ["Wilson holds, n by share", ...SHARES.map(String)],
      ...SIZES.map((n) => [String(n), ...held(wilson, n)]),
    ],
    [
      ["mean width", ...SIZES.map((n) => `n ${n}`)],
      ...(
        [
          ["estimate", estimate],
          ["Wilson", wilson],
        ] as const
      ).map(([name, rows]) => [
        name,
        ...SIZES.map((n) =>
          mean(
            rows.filter((row) => row.n === n),
            (row) => row.width,
          ),
        ),
      ]),
    ],
    [
      ["interval", "holds on average", "least", "least from n = 50"],
      summary("estimate", estimate),
      summary("Wilson", wilson),
    ],
  ];
}
