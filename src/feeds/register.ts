import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "../store/keys.ts";
import { openWatches, type Watch } from "../store/watches.ts";
import { addressKey } from "./address.ts";
import type { FeedQueue } from "./feed-queue.ts";

type Store = { redis: RedisConnection; keys: Keys };

/** Has feeds watched for an event. Where others words choose their items from now on, the feeds are read whole again. */
export async function registerFeeds(
  { redis, keys }: Store,
  event: string,
  watches: readonly Watch[],
): Promise<string[]> {
  const store = openWatches(redis, keys, event);
  for (const watch of watches) {
    const key = addressKey(watch.feed);
    const before = await store.read(key);
    const same = before !== null && wordsOf(before) === wordsOf(watch);
    await store.set(key, same ? { ...before, ...watch } : watch);
  }
  return watches.map(({ feed }) => addressKey(feed));
}

function wordsOf({ eventTitle, keywords }: Watch): string {
  return JSON.stringify([eventTitle ?? null, keywords ?? null]);
}

/** A feed that is watched, and for which event. */
export type WatchedFeed = { event: string; key: string; watch: Watch };

/** All feeds that are watched, by event and feed. */
export async function watchedFeeds({ redis, keys }: Store): Promise<WatchedFeed[]> {
  const found: WatchedFeed[] = [];
  for (const event of (await redis.smembers(keys.events)).sort()) {
    const all = await openWatches(redis, keys, event).all();
    for (const [key, watch] of all) found.push({ event, key, watch });
  }
  return found;
}

/** Schedules the feeds that are watched and have no schedule, or another interval than they have now. */
export async function scheduleFeeds(
  feeds: readonly WatchedFeed[],
  queue: FeedQueue,
  { anew }: { anew: boolean },
): Promise<void> {
  for (const { event, key, watch } of feeds) {
    if (anew || !(await queue.isScheduled(event, key)))
      await queue.schedule(event, key, watch.everyMs);
  }
}
