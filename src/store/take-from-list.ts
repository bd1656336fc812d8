import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "./keys.ts";

/** Takes an event from the list of those known, unless something is counted for it. */
export async function takeFromList(
  redis: RedisConnection,
  keys: Keys,
  event: string,
): Promise<void> {
  const isCounted = () => redis.hexists(`${keys.event(event)}:totals`, "mentions");
  if ((await isCounted()) === 1) return;
  await Promise.all([redis.srem(keys.events, event), redis.zrem(keys.counted, event)]);
  // It may have been counted, and listed, since it was taken away: its keys and the list are in two slots.
  if ((await isCounted()) === 1) await redis.sadd(keys.events, event);
}
