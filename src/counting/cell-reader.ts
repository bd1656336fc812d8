import { type Labels, readCountryWord, readDayWord, readLabels } from "./cell-key.ts";

/** A field of the store's cells, taken apart; its model is a number. */
export type ReadCell = {
  country: string | null;
  day: string | null;
  labels: Labels;
  model: string;
  /** Country and day as they are written. */
  words: readonly [country: string, day: string];
};

/**
 * Reads fields of an event's cells, which have few words in many combinations: each word is read once. Throws for
 * a field that is not a cell's.
 */
export function openCellReader(): (field: string) => ReadCell {
  const countryOf = once(readCountryWord);
  const dayOf = once(readDayWord);
  const labelsOf = once(readLabels);
  return (field) => {
    const first = field.indexOf(".");
    const second = field.indexOf(".", first + 1);
    const third = field.indexOf(".", second + 1);
    if (first < 1 || second <= first + 1 || third < 0) throw new Error(`Not a cell: ${field}`);
    const words = [field.slice(0, first), field.slice(first + 1, second)] as const;
    return {
      country: countryOf(words[0]),
      day: dayOf(words[1]),
      labels: labelsOf(field.slice(second + 1, third)),
      model: field.slice(third + 1),
      words,
    };
  };
}

/** Reads days as the store writes them, each once. */
export function openDayReader(): (word: string) => string | null {
  return once(readDayWord);
}

function once<T>(read: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const value = read(word);
    known.set(word, value);
    return value;
  };
}
