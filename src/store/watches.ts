import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "./keys.ts";
import { defineScripts } from "./scripts.ts";

/** A feed that is watched for an event, and what came of the last look. */
export type Watch = {
  feed: string;
  everyMs: number;
  eventTitle?: string;
  keywords?: string[];
  /** By which its server tells that nothing has changed. */
  validators?: { etag?: string; lastModified?: string };
  polledAt?: string;
  /** Why the last look failed. */
  error?: string;
};

/** The feeds that are watched for an event, by their keys. */
export type WatchStore = {
  read(key: string): Promise<Watch | null>;
  set(key: string, watch: Watch): Promise<void>;
  /** Changes a watch that is still there. */
  update(key: string, change: Partial<Watch>): Promise<void>;
  all(): Promise<Map<string, Watch>>;
  end(key: string): Promise<boolean>;
};

export function openWatches(redis: RedisConnection, keys: Keys, event: string): WatchStore {
  defineScripts(redis);
  const watches = `${keys.event(event)}:watch`;
  const read = async (key: string) => {
    const kept = await redis.hget(watches, key);
    return kept === null ? null : (JSON.parse(kept) as Watch);
  };
  return {
    read,
    async set(key, watch) {
      // Listed, so that the event can be forgotten before anything is counted for it.
      await redis.sadd(keys.events, event);
      await redis.hset(watches, key, JSON.stringify(watch));
    },
    async update(key, change) {
      const watch = await read(key);
      const changed = JSON.stringify({ ...watch, ...change });
      if (watch) await redis.readoutSetKnown(watches, key, changed);
    },
    async all() {
      const kept = await redis.hgetall(watches);
      return new Map(Object.entries(kept).map(([key, text]) => [key, JSON.parse(text) as Watch]));
    },
    end: async (key) => (await redis.hdel(watches, key)) === 1,
  };
}
