import { BANDS, signaturesOf } from "./min-hash.ts";
import { mixed, numberOf } from "./numbers.ts";
import type { Speaker } from "./speakers.ts";
import type { Words } from "./words.ts";

/** What is looked at for finding candidates. */
export type Spoken = { words: Words; speaker: Speaker };

/**
 * Of those that share a band each is a candidate with so many before it, so that boilerplate does not stop all.
 * They stand there in the order of the bands that follow, so that those that share more of them are neighbours.
 */
const NEIGHBOURS = 5;
/** What is sorted is one number: bits of the band, bits of the bands that follow, and the entry. */
const ENTRIES = 2 ** 22;
const FOLLOWING = 2 ** 11;
const BAND = 2 ** 20;

/**
 * Tells of pairs of places in a list that may be the same statement, seldom one twice: what they say shares a
 * band of its signature, and their speakers a name or that they have an office. One band after the other, so that
 * memory grows with the list alone.
 */
export function eachCandidate(
  list: readonly Spoken[],
  take: (one: number, other: number) => void,
): void {
  const { bandOf } = signaturesOf(list.map(({ words }) => words));
  const blocks = list.flatMap(({ speaker }, place) =>
    blocksOf(speaker).map((block) => ({ place, block })),
  );
  const places = Int32Array.from(blocks, ({ place }) => place);
  // Of each entry the key of each band, and its rank by it; those of an entry side by side.
  const keys = new Uint32Array(blocks.length * BANDS);
  const ranks = new Int32Array(blocks.length * BANDS);
  for (const [entry, { place, block }] of blocks.entries()) {
    for (let band = 0; band < BANDS; band++)
      keys[entry * BANDS + band] = mixed(bandOf(place, band), block);
  }
  for (let band = 0; band < BANDS; band++) {
    const order = sortedEntries(keys, band);
    for (let i = 0; i < order.length; i++) ranks[order[i]! * BANDS + band] = i;
    for (let i = 1; i < order.length; i++) {
      const other = order[i]!;
      const key = keys[other * BANDS + band]!;
      for (let j = i - 1; j >= 0 && i - j <= NEIGHBOURS; j--) {
        const one = order[j]!;
        if (keys[one * BANDS + band] !== key) break;
        const [a, b] = [places[one]!, places[other]!];
        if (a !== b && !metBefore(one, other, band)) take(Math.min(a, b), Math.max(a, b));
      }
    }
  }

  /** Whether two entries were neighbours in one of the first bands. */
  function areNeighbours(one: number, other: number, bands: number): boolean {
    const [a, b] = [one * BANDS, other * BANDS];
    for (let band = 0; band < bands; band++) {
      if (keys[a + band] !== keys[b + band]) continue;
      if (Math.abs(ranks[a + band]! - ranks[b + band]!) <= NEIGHBOURS) return true;
    }
    return false;
  }

  /** Whether two entries, or others of the same two places, were neighbours before. */
  function metBefore(one: number, other: number, band: number): boolean {
    if (areNeighbours(one, other, band)) return true;
    for (let a = one - 1; a >= 0 && places[a] === places[one]; a--) {
      for (let b = other - 1; b >= 0 && places[b] === places[other]; b--) {
        if (blocks[a]!.block === blocks[b]!.block && areNeighbours(a, b, band + 1)) return true;
      }
    }
    return false;
  }
}

/** Entries by their keys of a band, then by those that follow, then as they come. */
function sortedEntries(keys: Uint32Array, band: number): Int32Array {
  const [next, last] = [(band + 1) % BANDS, (band + 2) % BANDS];
  const numbers = new Float64Array(keys.length / BANDS);
  for (let entry = 0; entry < numbers.length; entry++) {
    const at = entry * BANDS;
    const following = mixed(keys[at + next]!, keys[at + last]!) % FOLLOWING;
    numbers[entry] = ((keys[at + band]! % BAND) * FOLLOWING + following) * ENTRIES + entry;
  }
  return Int32Array.from(numbers.sort(), (number) => number % ENTRIES);
}

const OFFICE = numberOf("an office");
const NOBODY = numberOf("nobody");

function blocksOf({ given, name, office }: Speaker): number[] {
  if (given === "") return [NOBODY];
  const ends = new Set([name[0], name.at(-1)].filter((word) => word !== undefined));
  const blocks = [...ends].map(numberOf);
  if (office.size > 0 || blocks.length === 0) blocks.push(OFFICE);
  return blocks;
}
