import { mixed } from "./numbers.ts";
import { WEIGHT, type Words } from "./words.ts";

/** So many bands of so many rows: texts that share a third of their pairs of words meet in 29 of 30 cases. */
export const BANDS = 32;
const ROWS = 2;

/** The signatures of texts, one behind the other; bands of them that are equal make two texts candidates. */
export type Signatures = { bandOf(text: number, band: number): number };

/** The signatures of so many texts (MinHash: Broder 1997), always the same for the same words. */
export function signaturesOf(texts: readonly Words[]): Signatures {
  const size = BANDS * ROWS;
  const minima = new Uint32Array(texts.length * size).fill(0xffff_ffff);
  for (const [text, words] of texts.entries()) {
    for (const shingle of shinglesOf(words)) {
      for (let i = 0; i < size; i++) {
        const value = mixed(shingle, i);
        const at = text * size + i;
        if (value < minima[at]!) minima[at] = value;
      }
    }
  }
  const bands = new Uint32Array(texts.length * BANDS);
  for (let at = 0; at < bands.length; at++) {
    bands[at] = mixed(minima[at * ROWS]!, minima[at * ROWS + 1]!);
  }
  return { bandOf: (text, band) => bands[text * BANDS + band]! };
}

/** Each two words that follow one another but for light ones, as numbers; of a text with less, all of its words. */
function shinglesOf({ stems, weights }: Words): number[] {
  const heavy = [...stems].filter((_, i) => weights[i] !== WEIGHT.light);
  if (heavy.length < 2) return [heavy[0] ?? stems.reduce(mixed, 0)];
  return heavy.slice(1).map((stem, i) => mixed(stem, heavy[i]!));
}
