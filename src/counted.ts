import { emptySnapshot } from "./counting/empty-snapshot.ts";
import type { EventSnapshot, Scope, Utterance, UtteranceFilter } from "./counting/snapshot.ts";
import { ReadoutError } from "./errors.ts";
import type { RedisConnection } from "./redis/connection.ts";
import type { Aggregates } from "./store/aggregates.ts";
import type { Keys } from "./store/keys.ts";

type Store = { redis: RedisConnection; keys: Keys; aggregates: Aggregates };

/** What is counted of an event. Throws UNKNOWN_EVENT where the store has no such event. */
export async function readSnapshot(
  store: Store,
  event: string,
  scope?: Scope,
): Promise<EventSnapshot> {
  const counted = await store.aggregates.snapshot(event, scope);
  if (counted) return counted;
  // An event whose statements still wait has an empty report; a misspelt one has none.
  await refuseUnknown(store, event);
  return emptySnapshot(event);
}

/** The utterances of an event. Throws UNKNOWN_EVENT where the store has no such event. */
export async function readUtterances(
  store: Store,
  event: string,
  filter?: UtteranceFilter,
): Promise<Utterance[]> {
  const found = await store.aggregates.utterances(event, filter);
  // An event is listed last: where anything is counted, it is known.
  const counted = found.length > 0 || (await store.aggregates.snapshot(event)) !== null;
  if (!counted) await refuseUnknown(store, event);
  return found;
}

/** Throws UNKNOWN_EVENT for an event that was never sent. */
export async function refuseUnknown(
  { redis, keys }: Pick<Store, "redis" | "keys">,
  event: string,
): Promise<void> {
  if ((await redis.sismember(keys.events, event)) === 1) return;
  throw new ReadoutError(
    "UNKNOWN_EVENT",
    `The store has no event ${event}; events() or readout events lists those that it has`,
  );
}
