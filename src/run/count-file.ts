import { toEntry } from "../counting/entry.ts";
import type { EventSource } from "../counting/one-moment.ts";
import type { EventRow } from "../counting/snapshot.ts";
import { summarise } from "../counting/summary.ts";
import { isCountry } from "../lexicons/country-names.ts";
import type { Correction } from "../statement/correction.ts";
import { parseCorrection } from "../statement/parse-correction.ts";
import { openTally, type Tally } from "../counting/tally.ts";
import { InvalidInputError, type Problem, ReadoutError } from "../errors.ts";
import { readCorrectionLines } from "../input/correction-lines.ts";
import { readTaggedLines } from "../input/tagged-lines.ts";

/** The events of a file of tagged statements, counted. */
export type CountedFile = EventSource & { events(): Promise<EventRow[]> };

/**
 * Counts the tagged statements of a file in memory, as a worker counts them, with the tags that they
 * have and the corrections of another file. Throws InvalidInputError with every line that is wrong.
 */
export async function countFile(name: string, corrections?: string): Promise<CountedFile> {
  const tallies = new Map<string, Tally>();
  let sequence = 0;
  await readTaggedLines(name, (statement) => {
    const { event } = statement;
    const tally = tallies.get(event) ?? openTally(event);
    tallies.set(event, tally);
    // A later row replaces an earlier one with the same id.
    tally.record(toEntry(statement, { sequence: (sequence += 1), epoch: 0 }));
  });
  if (corrections !== undefined) {
    const lines = await readCorrectionLines(corrections);
    await lines.locating(() => {
      for (const correction of parseAll(lines.values)) {
        const known = tallies.get(correction.event);
        const utterance = known?.utteranceOf(correction.utterance) ?? correction.utterance;
        known?.correct({ ...correction, utterance });
      }
    });
  }
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

/** The corrections of any event; one without a moment or id has those of its place. */
function parseAll(values: readonly unknown[]): Correction[] {
  const parsed: Correction[] = [];
  const problems: Problem[] = [];
  for (const [place, value] of values.entries()) {
    try {
      const event = (value as { event?: unknown } | null)?.event;
      const given = parseCorrection(value, { event: String(event), isCountry });
      const at = new Date(place).toISOString();
      if (given) parsed.push({ at, id: `line-${place + 1}`, ...given, event: String(event) });
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      problems.push(...error.problems.map((problem) => ({ ...problem, line: place + 1 })));
    }
  }
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_CORRECTION");
  return parsed;
}
