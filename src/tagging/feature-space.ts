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
};

/** No word, or none that says anything. */
export const NOTHING = -2;

/** The features of a statement by number: `ids` in the order in which they were met. */
export type Features = { ids: number[]; values: Float64Array; met: Uint8Array };

/** Room for the features of one statement at a time. */
export function emptyFeatures(capacity: number): Features {
  return { ids: [], values: new Float64Array(capacity), met: new Uint8Array(capacity) };
}

/** Forgets a statement's features. */
export function clearFeatures({ ids, met }: Features): void {
  for (const id of ids) met[id] = 0;
  ids.length = 0;
}

/** Gives a feature its value. */
export function setTo({ ids, values, met }: Features, id: number, value: number): void {
  if (id < 0) return;
  if (met[id] === 0) {
    met[id] = 1;
    ids.push(id);
  }
  values[id] = value;
}

/** Adds to a feature's value. */
export function addTo({ ids, values, met }: Features, id: number, value: number): void {
  if (id < 0) return;
  if (met[id] === 0) {
    met[id] = 1;
    ids.push(id);
    values[id] = value;
  } else values[id]! += value;
}
