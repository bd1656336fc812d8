import { checkFilter } from "./counting/check-filter.ts";
import { readCursor, writeCursor } from "./counting/cursor.ts";
import type {
  EventRow,
  Prints,
  Utterance,
  UtteranceFilter,
  UtterancePage,
} from "./counting/snapshot.ts";
import { ReadoutError } from "./errors.ts";
import type { RedisConnection } from "./redis/connection.ts";
import type { Aggregates } from "./store/aggregates.ts";
import { type OnUnreadable, readEvents } from "./store/events.ts";
import type { Keys } from "./store/keys.ts";

/** The statements of an event, part by part. */
export type Reading = {
  /**
   * A part of the list of utterances: at most `limit` of them, and where it goes on. Gives fewer where a filter
   * passes few, as it looks at no more than 2,000 utterances. Throws UNKNOWN_EVENT, INVALID_FILTER, INVALID_INPUT.
   */
  page(event: string, filter?: UtteranceFilter, cursor?: string): Promise<UtterancePage>;
  /** The whole list, page after page; `limit` is of all of it. Throws UNKNOWN_EVENT, INVALID_FILTER. */
  pages(event: string, filter?: UtteranceFilter): AsyncIterable<Utterance[]>;
  /** One mention and those that repeat it. Throws UNKNOWN_EVENT, UNKNOWN_STATEMENT. */
  statement(event: string, id: string): Promise<Prints>;
  /** A word that changes with every change of what is counted for an event. Throws UNKNOWN_EVENT. */
  revision(event: string): Promise<string>;
  /** The revision of each event that the store lists; of one that can't be read, why. */
  revisions(): Promise<Map<string, string>>;
  /** The rows of some events in the list of events. */
  rowsOf(events: readonly string[], onUnreadable?: OnUnreadable): Promise<EventRow[]>;
  /** The events that have a counted statement with this id. */
  eventsWith(id: string): Promise<string[]>;
  /** Resolves where Redis answers. Throws REDIS_UNREACHABLE. */
  ping(): Promise<void>;
};

type Session = { redis: RedisConnection; aggregates: Aggregates };

type Opened = {
  keys: Keys;
  using<T>(act: (session: Session) => Promise<T>): Promise<T>;
  refuseUnknown(redis: RedisConnection, event: string): Promise<void>;
};

/** A page looks at no more utterances than these, so that a search that finds nothing ends soon. */
const MOST_LOOKED = 2_000;
const PAGE_SIZE = 50;
/** So many are read at once where the whole list is gone through. */
const WALKED_AT_ONCE = 200;
/** Revisions that are asked for in one round trip. */
const REVISIONS_AT_ONCE = 500;

/** Reads with what is open already. */
export function openReading({ keys, using, refuseUnknown }: Opened): Reading {
  async function page(
    event: string,
    filter: UtteranceFilter = {},
    cursor?: string,
  ): Promise<UtterancePage> {
    checkFilter(filter);
    return using(async ({ redis, aggregates }) => {
      const after = cursor === undefined ? null : readCursor(cursor);
      const bounds = { after, mostLooked: MOST_LOOKED };
      const asked = { ...filter, limit: filter.limit ?? PAGE_SIZE };
      const { utterances, last } = await aggregates.page(event, asked, bounds);
      if (utterances.length === 0 && (await aggregates.revision(event)) === null)
        await refuseUnknown(redis, event);
      return { utterances, next: last === null ? null : writeCursor(last) };
    });
  }

  return {
    page,
    async *pages(event, filter = {}) {
      checkFilter(filter);
      let left = filter.limit ?? Number.POSITIVE_INFINITY;
      let cursor: string | undefined;
      do {
        const limit = Math.min(left, WALKED_AT_ONCE);
        const { utterances, next } = await page(event, { ...filter, limit }, cursor);
        if (utterances.length > 0) yield utterances;
        left -= utterances.length;
        cursor = next ?? undefined;
      } while (cursor !== undefined && left > 0);
    },
    statement: (event, id) =>
      using(async ({ redis, aggregates }) => {
        const found = await aggregates.prints(event, id);
        if (found) return found;
        await refuseUnknown(redis, event);
        const message = `The event ${event} has no counted statement with the id ${id}`;
        throw new ReadoutError("UNKNOWN_STATEMENT", message);
      }),
    revision: (event) =>
      using(async ({ redis, aggregates }) => {
        const revision = await aggregates.revision(event);
        if (revision !== null) return revision;
        await refuseUnknown(redis, event);
        return "0";
      }),
    revisions: () =>
      using(async ({ redis, aggregates }) => {
        const events = (await redis.smembers(keys.events)).toSorted();
        const known = new Map<string, string>();
        for (let from = 0; from < events.length; from += REVISIONS_AT_ONCE) {
          const some = events.slice(from, from + REVISIONS_AT_ONCE);
          const revisions = await Promise.all(
            some.map((event) => aggregates.revision(event).catch(whyUnreadable)),
          );
          for (const [at, event] of some.entries()) known.set(event, revisions[at] ?? "0");
        }
        return known;
      }),
    rowsOf: (events, onUnreadable) =>
      using(({ redis }) => readEvents(redis, keys, onUnreadable, events)),
    eventsWith: (id) =>
      using(async ({ redis, aggregates }) => {
        const events = (await redis.smembers(keys.events)).sort();
        const contents = await aggregates.contentsOf(events.map((event) => ({ event, id })));
        return events.filter((_, at) => contents[at] !== null);
      }),
    ping: () => using(async ({ redis }) => void (await redis.ping())),
  };
}

/** What stands for the revision of an event that can't be read. Throws what has another reason. */
function whyUnreadable(error: unknown): string {
  if (error instanceof ReadoutError && error.code === "EVENT_UNREADABLE") return error.message;
  throw error;
}
