import {
  SENTIMENTS,
  sentimentLabel,
  STANCES,
  type SentimentLabel,
  type Stance,
} from "../src/statement/tags.ts";
import type { LinearModel } from "../src/tagging/linear-model.ts";
import { minimize } from "./minimize.ts";

/** A labelled row, its features taken. */
export type Example = { features: ReadonlyMap<string, number>; stance: Stance; tone: number };

export type FitSettings = { penalty: number; tonePenalty: number; seenAtLeast: number };

type Sparse = { at: Int32Array; value: Float64Array };
type Shape = { size: number; penalty: number };

/** Whatever is made of cues: beside them words have little left to learn. */
const OF_CUES =
  /^(?:cue|family|rule|sum|strongest|target|quoted|outside|first|last|slot|kind)(?::|$)/;
const SHARE_WITHOUT_CUES = 0.4;

/** The mean of weights learnt from everything and of weights learnt without the cues. */
export function fitModel(examples: readonly Example[], settings: FitSettings): LinearModel {
  const names = commonNames(examples, settings.seenAtLeast);
  const full = fitView(examples, names, settings);
  const cueless = fitView(
    examples,
    names.filter((name) => !OF_CUES.test(name)),
    settings,
  );
  const kept: string[] = [];
  const weights: number[] = [];
  for (const name of names) {
    const other = cueless.get(name);
    const row = full.get(name)!.map((x, i) => {
      const mean = (1 - SHARE_WITHOUT_CUES) * x + SHARE_WITHOUT_CUES * (other?.[i] ?? 0);
      return Math.round(mean * 1000);
    });
    // What hardly weighs costs time and tells nothing; a pair counts for some tenth of its weight.
    const least = name.startsWith("pair:") ? 60 : 10;
    if (row.every((weight) => Math.abs(weight) < least)) continue;
    kept.push(name);
    weights.push(...row);
  }
  return { version: "fitted", names: kept, weights: Int16Array.from(weights) };
}

/** Multinomial logistic regressions for the labels, ridge regression for the tone. */
function fitView(
  examples: readonly Example[],
  names: readonly string[],
  { penalty, tonePenalty }: FitSettings,
): ReadonlyMap<string, number[]> {
  const index = new Map(names.map((name, i) => [name, i]));
  const rows = examples.map(({ features }) => toSparse(features, index));
  const size = names.length;
  const stances = examples.map(({ stance }) => STANCES.indexOf(stance));
  const labels = examples.map(({ tone }) => SENTIMENTS.indexOf(labelOf(tone)));
  const tones = examples.map(({ tone }) => tone);
  const columns = [
    ...fitLabels(rows, stances, { size, penalty, classes: STANCES.length }),
    ...fitLabels(rows, labels, { size, penalty, classes: SENTIMENTS.length }),
    fitNumber(rows, tones, { size, penalty: tonePenalty }),
  ];
  return new Map(names.map((name, i) => [name, columns.map((column) => column[i]!)]));
}

function labelOf(tone: number): SentimentLabel {
  return sentimentLabel(Math.round(tone * 100) / 100);
}

function commonNames(examples: readonly Example[], least: number): string[] {
  const seen = new Map<string, number>();
  for (const { features } of examples) {
    for (const name of features.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  return [...seen]
    .filter(([, n]) => n >= least)
    .map(([name]) => name)
    .sort();
}

function toSparse(features: Example["features"], index: ReadonlyMap<string, number>): Sparse {
  const known = [...features].flatMap(([name, value]) => {
    const at = index.get(name);
    return at === undefined ? [] : [[at, value] as const];
  });
  return {
    at: Int32Array.from(known, ([at]) => at),
    value: Float64Array.from(known, ([, value]) => value),
  };
}

function fitLabels(
  rows: readonly Sparse[],
  right: readonly number[],
  { size, penalty, classes }: Shape & { classes: number },
): Float64Array[] {
  const sums = new Float64Array(classes);
  const fitted = minimize(
    (weights, gradient) => {
      let loss = addPenalty(weights, gradient, penalty);
      for (const [r, { at, value }] of rows.entries()) {
        for (let k = 0; k < classes; k += 1) sums[k] = sumOf(weights, k * size, { at, value });
        const top = Math.max(...sums);
        const total = sums.reduce((a, sum) => a + Math.exp(sum - top), 0);
        loss += Math.log(total) + top - sums[right[r]!]!;
        for (let k = 0; k < classes; k += 1) {
          const error = Math.exp(sums[k]! - top) / total - (k === right[r] ? 1 : 0);
          for (let j = 0; j < at.length; j += 1) gradient[k * size + at[j]!]! += error * value[j]!;
        }
      }
      return loss;
    },
    size * classes,
    120,
  );
  return Array.from({ length: classes }, (_, k) => fitted.slice(k * size, (k + 1) * size));
}

function fitNumber(rows: readonly Sparse[], right: readonly number[], { size, penalty }: Shape) {
  return minimize(
    (weights, gradient) => {
      let loss = addPenalty(weights, gradient, penalty);
      for (const [r, { at, value }] of rows.entries()) {
        const error = sumOf(weights, 0, { at, value }) - right[r]!;
        loss += (error * error) / 2;
        for (let j = 0; j < at.length; j += 1) gradient[at[j]!]! += error * value[j]!;
      }
      return loss;
    },
    size,
    120,
  );
}

function sumOf(weights: Float64Array, from: number, { at, value }: Omit<Sparse, "weight">): number {
  let sum = 0;
  for (let j = 0; j < at.length; j += 1) sum += weights[from + at[j]!]! * value[j]!;
  return sum;
}

function addPenalty(weights: Float64Array, gradient: Float64Array, penalty: number): number {
  let loss = 0;
  for (let i = 0; i < weights.length; i += 1) {
    gradient[i] = penalty * weights[i]!;
    loss += (penalty * weights[i]! * weights[i]!) / 2;
  }
  return loss;
}
