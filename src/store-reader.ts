import { readSnapshot, readUtterances } from "./counted.ts";
import type { FoldedStatement } from "./counting/folds.ts";
import type { EventSource } from "./counting/one-moment.ts";
import type { EventRow } from "./counting/snapshot.ts";
import { listFolds } from "./folds/list-folds.ts";
import { asRedisFull } from "./queue/backpressure.ts";
import { checkShards } from "./queue/shards.ts";
import type { RedisAddress } from "./redis/address.ts";
import { connectRedis } from "./redis/connection.ts";
import { asUnreachable } from "./redis/unreachable.ts";
import { openAggregates } from "./store/aggregates.ts";
import type { OnUnreadable } from "./store/events.ts";
import { openFoldStore } from "./store/folds.ts";
import { openKeys } from "./store/keys.ts";

/** What is counted, read from the store. */
export type StoreReader = EventSource & {
  /** The events of which anything is counted. Throws EVENT_UNREADABLE; where `onUnreadable` hears of it, the others are given. */
  events(onUnreadable?: OnUnreadable): Promise<EventRow[]>;
  /** The statements in several wordings, of these utterances. */
  folds(event: string, utterances: readonly string[]): Promise<FoldedStatement[]>;
};

/**
 * Opens the store for those who only read, and closes it after `act`. Unlike `openReadout` it loads nothing that
 * queues or checks statements, which takes longer than a report. Throws UNKNOWN_EVENT, QUEUE_SHARDS_MISMATCH,
 * RedisUnreachableError, and what `act` throws.
 */
export async function withStoreReader<T>(
  { redis: address, ...settings }: { redis: RedisAddress; prefix: string; queueShards: number },
  act: (reader: StoreReader) => Promise<T>,
): Promise<T> {
  const keys = openKeys(settings.prefix);
  const redis = await connectRedis(address);
  try {
    await checkShards(redis, keys, { shards: settings.queueShards, write: false });
    const aggregates = openAggregates(redis, keys);

    const store = { redis, keys, aggregates };
    return await act({
      snapshot: (event, scope) => readSnapshot(store, event, scope),
      utterances: (event, filter) => readUtterances(store, event, filter),
      events: (onUnreadable) => aggregates.events(onUnreadable),
      folds: (event, utterances) =>
        listFolds(openFoldStore(redis, keys), event, { among: new Set(utterances) }),
    });
  } catch (error) {
    throw asUnreachable(address, asRedisFull(error));
  } finally {
    redis.disconnect();
  }
}
