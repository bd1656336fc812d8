import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "../store/keys.ts";
import type { PartLine } from "./event-file.ts";

type Store = { redis: RedisConnection; keys: Keys };

/** What belongs to an event beside its mentions, one kind of line each in its file. */
export type EventPart = {
  /** The kind of its lines. */
  kind: string;
  /** Its lines, in an order that only depends on what they say. */
  read(store: Store, event: string): Promise<PartLine[]>;
  /** Throws InvalidInputError for a line that is none. */
  check(line: PartLine): void;
  /**
   * Takes lines in under an event, each once however often it comes, after the mentions; corrections and folds not
   * where the whole event was forgotten after this sequence, that of the import.
   */
  write(
    store: Store,
    to: { event: string; sequence: number },
    lines: readonly PartLine[],
  ): Promise<void>;
};
