import type { Tally } from "../../src/counting/tally.ts";
import { ReadoutError } from "../../src/errors.ts";
import type { EventLine } from "../../src/life/event-file.ts";
import type { Readout } from "../../src/readout.ts";

/** What one process of those that operate has at hand. */
export type Operator = {
  readout: Readout;
  random: () => number;
  /** A folder for files; no two processes give a file the same name. */
  folder: string;
  name: string;
  /** The jobs of its last send. */
  sent: readonly string[];
};

/** An operation that was acknowledged, as far as its outcome depends on it. */
export type Acknowledged = { operation: string; event: string } & Record<string, unknown>;

/** The same with moments before and after it, in an order that all processes share. */
export type Logged = Acknowledged & { began: number; ended: number };

/** The lines of a file that an operation wrote. */
export type ReadFile = (name: string) => EventLine[];

/** Something that may be done to an event. */
export type Operation = {
  /** Of all operations so many are this one. */
  weight: number;
  /** Does it; null where there was nothing to do. */
  act(operator: Operator, event: string): Promise<Acknowledged | null>;
  /** How the plain tally takes it in, in whatever order; without it the oracle looks at it by itself. */
  replay?(tally: Tally, acknowledged: Acknowledged, readFile: ReadFile): void;
};

export const numberBelow = ({ random }: Operator, below: number) => Math.floor(random() * below);
export const oneOf = <T>(operator: Operator, list: readonly T[]) =>
  list[numberBelow(operator, list.length)]!;

const NOTHING_THERE = new Set([
  "UNKNOWN_EVENT",
  "UNKNOWN_STATEMENT",
  "UNKNOWN_UTTERANCE",
  "UNKNOWN_CORRECTION",
  "SAME_UTTERANCE",
  "NOT_FOLDED",
]);

/** What became of something to do with an event, statement or fold that may not be there, as others work too. */
export async function unlessUnknown<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ReadoutError && NOTHING_THERE.has(error.code)) return null;
    throw error;
  }
}
