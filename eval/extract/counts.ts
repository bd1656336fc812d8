/** Nothing counted yet. */
export const NOTHING_COUNTED = {
  /** Labels that are graded. */
  n: 0,
  found: 0,
  extracted: 0,
  falsePositives: 0,
  /** Found ones with the right speaker. */
  speaker: 0,
  /** Found ones whose label tells the country, and those of them where it is right. */
  placed: 0,
  country: 0,
  /** Found ones with the right speaker and any country, and those of them where it is right. */
  named: 0,
  namedRight: 0,
  /** Found ones whose label tells the stance, and those of them where it is right. */
  rated: 0,
  stance: 0,
  traps: 0,
  trapsHit: 0,
  /** Found ones that are background by their label, that were marked as such, and both. */
  background: 0,
  marked: 0,
  markedRight: 0,
};
export type Counts = typeof NOTHING_COUNTED;

/** The sums of all. */
export function addCounts(all: readonly Readonly<Counts>[]): Counts {
  const sum = { ...NOTHING_COUNTED };
  for (const counts of all)
    for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name];
  return sum;
}

/** The sums of all under each name. */
export function addByName(all: readonly Readonly<Record<string, Counts>>[]) {
  const names = new Set(all.flatMap((counts) => Object.keys(counts)));
  return [...names].map((name) => ({
    name,
    counts: addCounts(all.map((counts) => counts[name] ?? NOTHING_COUNTED)),
  }));
}
