import type { Config } from "../config.ts";
import { readClock } from "../redis/clock.ts";
import { connectRedis, type RedisConnection } from "../redis/connection.ts";
import { asUnreachable } from "../redis/unreachable.ts";
import { type ItemStore, openItems } from "../store/items.ts";
import { type Keys, openKeys } from "../store/keys.ts";
import { openWatches, type WatchStore } from "../store/watches.ts";
import { openSharedMemory } from "../web/shared-memory.ts";
import type { WebMemory } from "../web/web-memory.ts";

/** What is kept of an event's feeds and pages, on a connection of its own. */
export type OpenItems = {
  redis: RedisConnection;
  keys: Keys;
  items: ItemStore;
  watches: WatchStore;
  memory: WebMemory;
  now(): Promise<number>;
};

/** Opens the items of an event and closes them when it is done. Throws RedisUnreachableError. */
export async function withOpenItems<T>(
  { redis: address, prefix }: Pick<Config, "redis" | "prefix">,
  event: string,
  act: (opened: OpenItems) => Promise<T>,
): Promise<T> {
  const redis = await connectRedis(address);
  try {
    const keys = openKeys(prefix);
    return await act({
      redis,
      keys,
      items: openItems(redis, keys, event),
      watches: openWatches(redis, keys, event),
      memory: openSharedMemory(redis, keys.web),
      now: () => readClock(redis),
    });
  } catch (error) {
    throw asUnreachable(address, error);
  } finally {
    redis.disconnect();
  }
}
