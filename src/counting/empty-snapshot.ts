import type { EventSnapshot } from "./snapshot.ts";

/** The counts of an event of which nothing is counted yet. */
export function emptySnapshot(event: string): EventSnapshot {
  const nothing = { cells: [], outlets: [], positions: [], folded: 0, readers: [], checks: [] };
  return { event, title: event, ...nothing };
}
