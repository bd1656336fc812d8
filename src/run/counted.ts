import type { EventSource } from "../counting/one-moment.ts";
import type { Mention } from "../statement/tags.ts";

/** The counts of a run, wherever they are kept. */
export type Counted = EventSource & {
  /** How many mentions were counted before, by an earlier run. */
  alreadyCounted: number;
  /** The reasons for statements that could not be processed. */
  failures: string[];
  /** All mentions of an event that stand, set-aside ones too, some at a time. */
  mentions(event: string): AsyncIterable<Mention[]>;
  /** Ends the threads, connections and servers that the run started. */
  close(): Promise<void>;
};
