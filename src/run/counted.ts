import type { EventSnapshot, Utterance, UtteranceFilter } from "../counting/snapshot.ts";

/** What a run has counted, wherever it is kept. */
export type Counted = {
  /** The reasons for statements that could not be processed. */
  failures: string[];
  snapshot(event: string): Promise<EventSnapshot>;
  utterances(event: string, filter: UtteranceFilter): Promise<Utterance[]>;
  /** Ends what the run started. */
  close(): Promise<void>;
};
