import { NO_ORIGIN } from "./origin.ts";

/** Numbers features by name: a tagger knows those that have weights, training adds what it meets. */
export type FeatureSpace = {
  /** The feature's number, or -1 for one that counts for nothing. */
  idOf(name: string): number;
  /** The number of a word as the first of pairs, or NOTHING where no pair has it. */
  firstOf(word: string): number;
  /** The number of a word as the second of pairs, or NOTHING where no pair has it. */
  secondOf(word: string): number;
  /** The feature of two words that follow each other, by those numbers, or -1. */
  pairOf(first: number, second: number): number;
  /** The feature of a group of letters, or -1. */
  groupOf(letters: string): number;
  /** What several features of value 1 give to each output together; null where they have to be added by themselves. */
  saidBy(ids: readonly number[]): Float64Array | null;
};

/** No word, or none that says anything. */
export const NOTHING = -2;

/** The features of several labels. */
export function idsBy<Label extends string>(
  labels: readonly Label[],
  idOf: (label: Label) => number,
): Record<Label, number> {
  return Object.fromEntries(labels.map((label) => [label, idOf(label)])) as Record<Label, number>;
}

/** The features of a statement: numbers and values side by side; a number that comes twice adds up. */
export type Features = {
  size: number;
  ids: Int32Array;
  values: Float64Array;
  /** The words that each was taken from. */
  origins: Int32Array;
  once: Uint8Array;
  /** What the words' own parts come to for each output beside these features, in thousandths. */
  said: Float64Array;
  /** What they count for. */
  saidShare: number;
};

const FIRST_ROOM = 512;

/** Room for the features of one statement at a time, of a space of so many, for so many outputs. */
export function emptyFeatures(capacity: number, outputs: number): Features {
  return {
    size: 0,
    ids: new Int32Array(FIRST_ROOM),
    values: new Float64Array(FIRST_ROOM),
    origins: new Int32Array(FIRST_ROOM),
    once: new Uint8Array(capacity),
    said: new Float64Array(outputs),
    saidShare: 0,
  };
}

/** Forgets a statement's features. */
export function clearFeatures(features: Features): void {
  const { ids, once, size } = features;
  for (let i = 0; i < size; i += 1) once[ids[i]!] = 0;
  features.size = 0;
  features.said.fill(0);
}

/** Adds to a feature's value what some words give to it. */
export function addTo(features: Features, id: number, value: number, origin = NO_ORIGIN): void {
  if (id < 0) return;
  const { size } = features;
  if (size === features.ids.length) makeRoom(features);
  features.ids[size] = id;
  features.values[size] = value;
  features.origins[size] = origin;
  features.size = size + 1;
}

/** Gives a feature its value, unless it has been given this way already. */
export function setOnce(features: Features, id: number, value: number, origin = NO_ORIGIN): void {
  if (id < 0 || features.once[id] === 1) return;
  features.once[id] = 1;
  addTo(features, id, value, origin);
}

function makeRoom(features: Features): void {
  const ids = new Int32Array(2 * features.size);
  ids.set(features.ids);
  features.ids = ids;
  const values = new Float64Array(2 * features.size);
  values.set(features.values);
  features.values = values;
  const origins = new Int32Array(2 * features.size);
  origins.set(features.origins);
  features.origins = origins;
}
