import { emptyTable, lookUp, put } from "./number-table.ts";
import { SENTIMENTS, STANCES } from "../statement/tags.ts";
import { NOTHING, type Features, type FeatureSpace } from "./feature-space.ts";

/** What weights are for, in the order in which a feature has them. */
export const OUTPUTS = [...STANCES, ...SENTIMENTS, "tone"] as const;

/** Weights learnt from labelled rows. */
export type LinearModel = {
  version: string;
  /** The features that have weights. */
  names: readonly string[];
  /** For each feature a weight per output in thousandths, one feature after another. */
  weights: Int16Array;
};

/** The names of letter groups begin with it. */
export const LETTERS = "letters:";

/** The features that a model has weights for, numbered as it has them. */
export function spaceOf({ names, weights }: LinearModel): FeatureSpace {
  const ids = new Map<string, number>();
  const firsts = new Map<string, number>();
  const seconds = new Map<string, number>();
  const pairs = emptyTable();
  const groups = new Map<string, number>();
  for (let id = 0; id < names.length; id += 1) {
    const name = names[id]!;
    ids.set(name, id);
    if (name.startsWith(LETTERS)) groups.set(name.slice(LETTERS.length), id);
    if (!name.startsWith("pair:")) continue;
    const gap = name.indexOf(" ");
    const first = numberOf(name.slice("pair:".length, gap), firsts);
    put(pairs, first, numberOf(name.slice(gap + 1), seconds), id);
  }
  return {
    idOf: (name) => ids.get(name) ?? -1,
    firstOf: (word) => firsts.get(word) ?? NOTHING,
    secondOf: (word) => seconds.get(word) ?? NOTHING,
    pairOf: (first, second) => lookUp(pairs, first, second),
    groupOf: (letters) => groups.get(letters) ?? -1,
    saidBy: (some) => {
      const sums = new Float64Array(WIDTH);
      for (const id of some) {
        for (let k = 0; id >= 0 && k < WIDTH; k += 1) sums[k]! += weights[id * WIDTH + k]!;
      }
      return sums;
    },
  };
}

function numberOf(word: string, numbers: Map<string, number>): number {
  const known = numbers.get(word) ?? numbers.size;
  numbers.set(word, known);
  return known;
}

/** A space in which nothing counts, for rules without weights. */
export const EMPTY_SPACE: FeatureSpace = {
  idOf: () => -1,
  firstOf: () => NOTHING,
  secondOf: () => NOTHING,
  pairOf: () => -1,
  groupOf: () => -1,
  saidBy: () => null,
};

const WIDTH = OUTPUTS.length;

/** What a model gives to some features for each output. */
export function applyModel(
  { ids, values, size, said, saidShare }: Features,
  { weights }: LinearModel,
): Float64Array {
  const sums = said.map((sum) => (sum * saidShare) / 1000);
  for (let i = 0; i < size; i += 1) {
    const id = ids[i]!;
    const value = values[i]! / 1000;
    for (let k = 0; k < WIDTH; k += 1) sums[k]! += weights[id * WIDTH + k]! * value;
  }
  return sums;
}

/** Shares that add up to 1 from any numbers. */
export function toShares<Label extends string>(
  labels: readonly Label[],
  sums: ArrayLike<number>,
): Record<Label, number> {
  let top = -Infinity;
  for (let i = 0; i < labels.length; i += 1) top = Math.max(top, sums[i]!);
  let total = 0;
  const powers: number[] = [];
  for (let i = 0; i < labels.length; i += 1) {
    const power = Math.exp(sums[i]! - top);
    powers.push(power);
    total += power;
  }
  const shares = {} as Record<Label, number>;
  for (let i = 0; i < labels.length; i += 1) shares[labels[i]!] = powers[i]! / total;
  return shares;
}
