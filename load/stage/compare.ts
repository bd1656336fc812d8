import type { Readout } from "../../src/readout.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { countInProcess, fingerprint, mentionsIn } from "./truth.ts";

/** What a store holds, beside what it must hold. */
export type Comparison = {
  counted: number;
  /** Mentions too few and too many, added up over the events. */
  lost: number;
  double: number;
  /** Jobs in the failed set. */
  failed: number;
  /** Events whose cells, outlets or positions differ from the same work done in one process. */
  differing: string[];
};

/** So many statements are counted in memory at once, whole events at a time. */
const STATEMENTS_AT_ONCE = 100_000;

/**
 * Compares everything counted with the same statements counted once in this process. They are gone
 * through several times, a few events each time, because a million of them do not fit in memory.
 */
export async function compareWithTruth(
  readout: Readout,
  statements: () => Iterable<Statement>,
): Promise<Comparison> {
  const { total: failed } = await readout.failed.list(0);
  const outcome: Comparison = { counted: 0, lost: 0, double: 0, failed, differing: [] };
  for (const events of inParts(statements())) {
    for (const [event, expected] of countInProcess(of(events, statements()))) {
      const found = await readout.snapshot(event);
      const difference = mentionsIn(found) - mentionsIn(expected);
      outcome.counted += mentionsIn(found);
      if (difference < 0) outcome.lost -= difference;
      else outcome.double += difference;
      if (fingerprint(found).join("\n") !== fingerprint(expected).join("\n"))
        outcome.differing.push(event);
    }
  }
  return outcome;
}

/** The events in groups that have few enough statements together. */
function inParts(statements: Iterable<Statement>): Set<string>[] {
  const sizes = new Map<string, number>();
  for (const { event } of statements) sizes.set(event, (sizes.get(event) ?? 0) + 1);
  const parts = [new Set<string>()];
  let room = STATEMENTS_AT_ONCE;
  for (const [event, size] of sizes) {
    if (size > room && parts.at(-1)!.size > 0) {
      parts.push(new Set());
      room = STATEMENTS_AT_ONCE;
    }
    parts.at(-1)!.add(event);
    room -= size;
  }
  return parts;
}

function* of(events: ReadonlySet<string>, statements: Iterable<Statement>): Iterable<Statement> {
  for (const statement of statements) if (events.has(statement.event)) yield statement;
}

/** How many things are wrong. */
export function faultsIn({ lost, double, failed, differing }: Comparison): number {
  return lost + double + failed + differing.length;
}

/** The comparison as lines of a name and a figure. */
export function comparisonLines({ counted, lost, double, failed, differing }: Comparison): string {
  return [
    `counted       ${counted}`,
    `lost          ${lost}`,
    `double        ${double}`,
    `failed        ${failed}`,
    `differing     ${differing.length} events ${differing.join(" ")}`.trimEnd(),
  ].join("\n");
}
