import type { FailedSet } from "../queue/failed-set.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { ReadoutError } from "../errors.ts";
import type { Aggregates } from "../store/aggregates.ts";
import type { Keys } from "../store/keys.ts";
import type { WebhookChange, WebhookKnown } from "../store/webhook-state.ts";
import { statementsFailed, verdictIn, verdictMoved } from "./messages.ts";

/** Events that are looked at in one round trip. */
const EVENTS_PER_CALL = 64;
/** So many failed chunks a message names. */
const FAILED_NAMED = 10;

/** What an event nobody was told of yet had: too little to say anything. */
const AT_FIRST = "too few";

export type Store = {
  redis: RedisConnection;
  keys: Keys;
  aggregates: Pick<Aggregates, "revision" | "snapshot">;
  failed: Pick<FailedSet, "list">;
};

/** Finds what is to be told, by what is known; it remembers which state of each event it has looked at. */
export type News = {
  /** Changes of some events at a time, each of which belongs together with its message; at a moment in ms since 1970. */
  find(known: WebhookKnown, at: number): AsyncIterable<WebhookChange[]>;
};

/** Looks for news in a store. */
export function openNews({ redis, keys, aggregates, failed }: Store): News {
  const seen = new Map<string, string>();

  async function ofEvent(event: string, known: WebhookKnown, at: number): Promise<WebhookChange[]> {
    const revision = await aggregates.revision(event);
    if (revision === null || seen.get(event) === revision) return [];
    const snapshot = await aggregates.snapshot(event);
    if (!snapshot) return [];
    seen.set(event, revision);
    const now = verdictIn(snapshot);
    const before = known.verdicts.get(event) ?? AT_FIRST;
    if (now.verdict === before) return [];
    const change = { event, verdict: now.verdict };
    return known.began ? [change, { message: verdictMoved(before, now, at) }] : [change];
  }

  return {
    async *find(known, at) {
      const { total, jobs } = await failed.list(FAILED_NAMED);
      if (total !== known.failed) {
        const more = known.began && total > known.failed;
        const counts = { total, before: known.failed };
        const message = more ? [{ message: statementsFailed(counts, jobs, at) }] : [];
        yield [{ failed: total }, ...message];
      }
      const events = (await redis.smembers(keys.events)).sort();
      for (let from = 0; from < events.length; from += EVENTS_PER_CALL) {
        const some = events.slice(from, from + EVENTS_PER_CALL);
        const found = await Promise.all(
          some.map((event) => ofEvent(event, known, at).catch(passOver)),
        );
        const changes = found.flat();
        // What is not written after all is looked at again.
        for (const change of changes) if ("event" in change) seen.delete(change.event);
        if (changes.length > 0) yield changes;
      }
      const there = new Set(events);
      const gone = [...known.verdicts.keys()].filter((event) => !there.has(event));
      for (const event of gone) seen.delete(event);
      if (gone.length > 0) yield gone.map((event) => ({ event, verdict: null }));
      if (!known.began) yield [{ began: true }];
    },
  };
}

/** An event to whose keys something else wrote is left out; doctor and events name it. */
function passOver(error: unknown): [] {
  if (error instanceof ReadoutError) return [];
  throw error;
}
