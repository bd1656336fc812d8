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
  const heavy = stems.filter((_, i) => weights[i] !== WEIGHT.light);
  if (heavy.length < 2) return [numberOf(heavy[0] ?? stems.join(" "))];
  return heavy.slice(1).map((stem, i) => numberOf(`${heavy[i]} ${stem}`));
}

/** 32 bits of a text (FNV-1a). */
export function numberOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  }
  return hash >>> 0;
}

/** 32 bits of a number that depend on a second one (the end of MurmurHash3). */
export function mixed(number: number, by: number): number {
  let hash = (number ^ Math.imul(by + 1, 0x9e37_79b1)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
