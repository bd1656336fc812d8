import { Redis } from "ioredis";
import { DEFAULT_PREFIX, openKeys } from "../../src/store/keys.ts";

/** Looks at the totals of the events, which costs Redis little however many cells they have. */
export function openCounter(redisUrl: string): { mentions(): Promise<number>; close(): void } {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
  redis.on("error", () => {}); // Redis is killed on purpose
  const keys = openKeys(DEFAULT_PREFIX);
  return {
    async mentions() {
      const events = await redis.smembers(keys.events);
      const totals = await Promise.all(
        events.map((event) => redis.hget(`${keys.event(event)}:totals`, "mentions")),
      );
      return totals.reduce((sum, total) => sum + Number(total ?? 0), 0);
    },
    close: () => redis.disconnect(),
  };
}
