import { toEntry } from "../counting/entry.ts";
import type { EventSource } from "../counting/one-moment.ts";
import type { EventRow } from "../counting/snapshot.ts";
import { summarise } from "../counting/summary.ts";
import { openTally, type Tally } from "../counting/tally.ts";
import { ReadoutError } from "../errors.ts";
import { readTaggedLines } from "../input/tagged-lines.ts";

/** The events of a file of tagged statements, counted. */
export type CountedFile = EventSource & { events(): Promise<EventRow[]> };

/**
 * Counts the tagged statements of a file in memory, as a worker counts them, with the tags that they
 * have. Throws InvalidInputError with every line that is wrong.
 */
export async function countFile(name: string): Promise<CountedFile> {
  const tallies = new Map<string, Tally>();
  let sequence = 0;
  await readTaggedLines(name, (statement) => {
    const { event } = statement;
    const tally = tallies.get(event) ?? openTally(event);
    tallies.set(event, tally);
    // A later row replaces an earlier one with the same id.
    tally.record(toEntry(statement, { sequence: (sequence += 1), epoch: 0 }));
  });
  const events = [...tallies.keys()].toSorted();

  function tallyOf(event: string): Tally {
    const tally = tallies.get(event);
    if (tally) return tally;
    const known = events.length === 0 ? "it has none" : `it has ${events.join(", ")}`;
    throw new ReadoutError("UNKNOWN_EVENT", `${name} has no event ${event}; ${known}`);
  }

  return {
    snapshot: async (event, period) => tallyOf(event).snapshot(period),
    utterances: async (event, filter) => tallyOf(event).utterances(filter),
    events: async () => events.map((event) => summarise(tallyOf(event).snapshot())),
  };
}
