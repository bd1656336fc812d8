import type { Prints, UtteranceFilter } from "../counting/snapshot.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { carryOverIfNeeded } from "./carry-over.ts";
import { readPrints } from "./prints.ts";
import { type PageBounds, type ReadPage, readUtterancePage } from "./utterances.ts";

/** The statements of an event, part by part. */
export type StatementParts = {
  /** A part of the list of utterances. */
  page(event: string, filter: UtteranceFilter, bounds: PageBounds): Promise<ReadPage>;
  /** A mention and the mentions of its utterance; null where none with this id counts. */
  prints(event: string, id: string): Promise<Prints | null>;
  /** A word that changes whenever anything that is counted for an event does; null when nothing is. */
  revision(event: string): Promise<string | null>;
};

/** Reads something of an event under its base key. */
type ReadingEvent = <T>(event: string, read: (base: string) => Promise<T>) => Promise<T>;

/** Reads parts of the statements of events. */
export function openStatementParts(redis: RedisConnection, reading: ReadingEvent): StatementParts {
  return {
    page: (event, filter, bounds) =>
      reading(event, async (base) => {
        await carryOverIfNeeded(redis, base);
        return readUtterancePage(redis, base, filter, bounds);
      }),
    prints: (event, id) =>
      reading(event, async (base) => {
        await carryOverIfNeeded(redis, base);
        return readPrints(redis, base, id);
      }),
    revision: (event) =>
      reading(event, async (base) => {
        const fields = ["mentions", "changedAt", "sequence", "epoch"] as const;
        const [state, texts, folds] = await Promise.all([
          redis.hmget(`${base}:totals`, ...fields),
          redis.hlen(`${base}:texts`),
          redis.hget(`${base}:folds`, "revision"),
        ]);
        return state[0] === null ? null : [...state, texts, folds].join("-");
      }),
  };
}
