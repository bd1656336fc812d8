import { withCommas } from "../statement/with-commas.ts";
import type { StoreLevels } from "./store-levels.ts";

/** The highest levels of a store that a process has seen; it remembers them also when Redis loses them. */
export type HighWater = {
  /** Remembers the present levels, and warns of those that are below the last ones. */
  rise(levels: StoreLevels): string[];
};

/** Remembers nothing yet. */
export function openHighWater(): HighWater {
  let known: StoreLevels = { sequence: 0, queued: [] };
  return {
    rise(levels) {
      const fallen = fallsBetween(known, levels);
      known = levels;
      return fallen.length === 0 ? [] : [`${wentBack(fallen)}. ${SEND_AGAIN}`];
    },
  };
}

/** The warning of a process that had the sequence up to `known`, and finds it at `now`. */
export function sequenceWentBack(now: number, known: number): string {
  return `${wentBack([fall("its sequence", known, now)])}. ${SEND_AGAIN}`;
}

/** Says how to mend a loss. */
export const SEND_AGAIN =
  "Some accepted statements may be lost: send them again, nothing counts twice " +
  "(readout enqueue FILE --reconcile)";

function fallsBetween(known: StoreLevels, now: StoreLevels): string[] {
  const falls: string[] = [];
  if (now.sequence < known.sequence) falls.push(fall("its sequence", known.sequence, now.sequence));
  for (const [shard, level] of now.queued.entries()) {
    const before = known.queued[shard] ?? 0;
    if (level >= before) continue;
    falls.push(fall(`the counter of ${queueName(shard, now.queued.length)}`, before, level));
  }
  return falls;
}

/** The queue, or which of several. */
export function queueName(shard: number, shards: number): string {
  return shards === 1 ? "its queue" : `its queue's shard ${shard}`;
}

function wentBack(falls: readonly string[]): string {
  return `The store went back: ${falls.join(", ")}`;
}

function fall(what: string, before: number, now: number): string {
  return `${what} was at least ${withCommas(before)} and is now ${withCommas(now)}`;
}
