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

/** `labelPenalty` is that of the labels of tone, `tonePenalty` that of its number. */
export type FitSettings = {
  penalty: number;
  labelPenalty: number;
  tonePenalty: number;
  seenAtLeast: number;
};

type Shape = { size: number; penalty: number };

/** Whatever is made of cues: beside them words have little left to learn. */
const OF_CUES =
  /^(?:cue|family|rule|sum|strongest|target|quoted|outside|first|last|slot|kind)(?::|$)/;
/**
 * How much easier than others kinds of features come to weigh. Words of the title and the kind of event would
 * tell events by heart; sums of cues would leave little to the cues that they are made of.
 */
const EASE: readonly (readonly [kinds: RegExp, ease: number])[] = [
  [/^(?:cue|pair):/, 2],
  [/^(?:title|kind):/, 0.5],
  [
    /^(?:sum|target|slot|quoted|outside|first|last|strongest|denied|conceded|stressed|hedged|rule):/,
    0.7,
  ],
];
/** What kinds of features must weigh at least, in thousandths, to be kept. */
const LEAST = [
  ["pair:", 60],
  ["letters:", 30],
] as const;
/** Later ones move no figure. */
const ITERATIONS = 60;
const SHARE_WITHOUT_CUES = 0.3;

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
    const least = LEAST.find(([kind]) => name.startsWith(kind))?.[1] ?? 10;
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
  { penalty, labelPenalty, tonePenalty }: FitSettings,
): ReadonlyMap<string, number[]> {
  const index = new Map(names.map((name, i) => [name, i]));
  const eases = names.map(easeOf);
  const rows = toMatrix(examples, index, eases);
  const size = names.length;
  const stances = examples.map(({ stance }) => STANCES.indexOf(stance));
  const labels = examples.map(({ tone }) => SENTIMENTS.indexOf(labelOf(tone)));
  const tones = examples.map(({ tone }) => tone);
  const columns = [
    ...fitLabels(rows, stances, { size, penalty, classes: STANCES.length }),
    ...fitLabels(rows, labels, { size, penalty: labelPenalty, classes: SENTIMENTS.length }),
    fitNumber(rows, tones, { size, penalty: tonePenalty }),
  ];
  return new Map(names.map((name, i) => [name, columns.map((column) => eases[i]! * column[i]!)]));
}

function easeOf(name: string): number {
  return EASE.find(([kinds]) => kinds.test(name))?.[1] ?? 1;
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

/** The rows one after another: those of row r lie from `starts[r]` to `starts[r + 1]`. */
type Matrix = { rows: number; starts: Int32Array; at: Int32Array; values: Float64Array };

function toMatrix(
  examples: readonly Example[],
  index: ReadonlyMap<string, number>,
  eases: readonly number[],
): Matrix {
  const starts = new Int32Array(examples.length + 1);
  const at: number[] = [];
  const values: number[] = [];
  for (const [r, { features }] of examples.entries()) {
    for (const [name, value] of features) {
      const column = index.get(name);
      if (column === undefined) continue;
      at.push(column);
      values.push(eases[column]! * value);
    }
    starts[r + 1] = at.length;
  }
  return {
    rows: examples.length,
    starts,
    at: Int32Array.from(at),
    values: Float64Array.from(values),
  };
}

/** The weights of a feature lie side by side, one for each class. */
function fitLabels(
  { rows, starts, at, values }: Matrix,
  right: readonly number[],
  { size, penalty, classes }: Shape & { classes: number },
): Float64Array[] {
  const sums = new Float64Array(classes);
  const fitted = minimize(
    (weights, gradient) => {
      let loss = addPenalty(weights, gradient, penalty);
      for (let r = 0; r < rows; r += 1) {
        const [from, to] = [starts[r]!, starts[r + 1]!];
        sums.fill(0);
        for (let j = from; j < to; j += 1) {
          const first = at[j]! * classes;
          for (let k = 0; k < classes; k += 1) sums[k]! += weights[first + k]! * values[j]!;
        }
        const top = Math.max(...sums);
        let total = 0;
        for (let k = 0; k < classes; k += 1) total += Math.exp(sums[k]! - top);
        loss += Math.log(total) + top - sums[right[r]!]!;
        for (let k = 0; k < classes; k += 1) {
          sums[k] = Math.exp(sums[k]! - top) / total - (k === right[r] ? 1 : 0);
        }
        for (let j = from; j < to; j += 1) {
          const first = at[j]! * classes;
          for (let k = 0; k < classes; k += 1) gradient[first + k]! += sums[k]! * values[j]!;
        }
      }
      return loss;
    },
    size * classes,
    ITERATIONS,
  );
  return Array.from({ length: classes }, (_, k) =>
    Float64Array.from({ length: size }, (__, i) => fitted[i * classes + k]!),
  );
}

function fitNumber(
  { rows, starts, at, values }: Matrix,
  right: readonly number[],
  { size, penalty }: Shape,
): Float64Array {
  return minimize(
    (weights, gradient) => {
      let loss = addPenalty(weights, gradient, penalty);
      for (let r = 0; r < rows; r += 1) {
        const [from, to] = [starts[r]!, starts[r + 1]!];
        let error = -right[r]!;
        for (let j = from; j < to; j += 1) error += weights[at[j]!]! * values[j]!;
        loss += (error * error) / 2;
        for (let j = from; j < to; j += 1) gradient[at[j]!]! += error * values[j]!;
      }
      return loss;
    },
    size,
    ITERATIONS,
  );
}

function addPenalty(weights: Float64Array, gradient: Float64Array, penalty: number): number {
  let loss = 0;
  for (let i = 0; i < weights.length; i += 1) {
    gradient[i] = penalty * weights[i]!;
    loss += (penalty * weights[i]! * weights[i]!) / 2;
  }
  return loss;
}
