import { BANDS, mixed, numberOf, signaturesOf } from "./min-hash.ts";
import type { Speaker } from "./speakers.ts";
import type { Words } from "./words.ts";

/** What is looked at for finding candidates. */
export type Spoken = { words: Words; speaker: Speaker };

/** Of those that share a band each is a candidate with so many before it, so that boilerplate does not stop all. */
const NEIGHBOURS = 32;
/** A band and a place in the list make one number. */
const PLACES = 2 ** 21;

/**
 * Tells of pairs of places in a list that may be the same statement, each once or seldom twice: what they say shares
 * a band of its signature, and their speakers a name or that they have an office. One band after the other, so that
 * memory grows with the list alone.
 */
export function eachCandidate(
  list: readonly Spoken[],
  take: (one: number, other: number) => void,
): void {
  const { bandOf } = signaturesOf(list.map(({ words }) => words));
  const blocks = list.map(({ speaker }) => blocksOf(speaker));
  const entries = blocks.reduce((sum, its) => sum + its.length, 0);
  for (let band = 0; band < BANDS; band++) {
    const keys = new Float64Array(entries);
    let next = 0;
    for (const [place, its] of blocks.entries()) {
      for (const block of its) keys[next++] = mixed(bandOf(place, band), block) * PLACES + place;
    }
    eachPair(keys.sort(), (one, other) => {
      if (!metBefore(one, other, band)) take(one, other);
    });
  }

  function metBefore(one: number, other: number, band: number): boolean {
    for (let earlier = 0; earlier < band; earlier++) {
      if (bandOf(one, earlier) === bandOf(other, earlier)) return true;
    }
    return false;
  }
}

/** Neighbours with the same band, in keys that are sorted. */
function eachPair(keys: Float64Array, take: (one: number, other: number) => void): void {
  const bands = keys.map((key) => Math.floor(key / PLACES));
  const places = Int32Array.from(keys, (key, i) => key - bands[i]! * PLACES);
  let first = 0;
  for (let i = 1; i < keys.length; i++) {
    if (bands[i] !== bands[first]) first = i;
    for (let j = Math.max(first, i - NEIGHBOURS); j < i; j++) {
      if (places[j] !== places[i]) take(places[j]!, places[i]!);
    }
  }
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
