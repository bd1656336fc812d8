/** An estimate over all rows with the limits that 95 of 100 resamplings lie between. */
export type Interval = { value: number; low: number; high: number };

const ROUNDS = 1000;

/**
 * How far a measure would move on other events: whole events are drawn again and again, as rows of
 * one event share words. The draws are the same on every run.
 */
export function resampleEvents<Row>(
  rows: readonly Row[],
  eventOf: (row: Row) => string,
  measure: (rows: readonly Row[]) => number,
): Interval {
  const byEvent = new Map<string, Row[]>();
  for (const row of rows) {
    const its = byEvent.get(eventOf(row));
    if (its) its.push(row);
    else byEvent.set(eventOf(row), [row]);
  }
  const events = [...byEvent.values()];
  const draw = openDraws();
  const drawn = Array.from({ length: ROUNDS }, () =>
    measure(events.flatMap(() => events[Math.floor(draw() * events.length)] ?? [])),
  ).sort((a, b) => a - b);
  const at = (share: number) => drawn[Math.round(share * (ROUNDS - 1))] ?? Number.NaN;
  return { value: measure(rows), low: at(0.025), high: at(0.975) };
}

/** Numbers between 0 and 1 without a pattern, always the same ones (mulberry32). */
export function openDraws(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
