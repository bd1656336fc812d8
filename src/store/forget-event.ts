import type { RedisConnection } from "../redis/connection.ts";
import { carryOverIfNeeded } from "./carry-over.ts";
import { FEED_KEYS } from "./items.ts";
import type { Keys } from "./keys.ts";
import { defineScripts } from "./scripts.ts";
import { takeFromList } from "./take-from-list.ts";

/** So often a forget is sent anew, where an event counts meanwhile what was sent after it. */
const MOST_TRIES = 100;

/**
 * Takes an event away whole, with all that was sent before `takeSequence` gave its number, also what has yet to be
 * counted. Gives that number and how many mentions it had; null where what was sent later is counted again and again.
 */
export async function forgetEvent(
  redis: RedisConnection,
  keys: Keys,
  event: string,
  takeSequence: () => Promise<number>,
): Promise<{ mentions: number; sequence: number } | null> {
  const base = keys.event(event);
  defineScripts(redis);
  await carryOverIfNeeded(redis, base);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const sequence = await takeSequence();
    const sequence36 = sequence.toString(36);
    const isCounted = (await redis.hexists(`${base}:totals`, "mentions")) === 1;
    if (!isCounted) await redis.readoutBeginForget(base, sequence36, "{}");
    const [taken, mentions] = await redis.readoutForget(base, 0, sequence36);
    if (taken === 0 && isCounted) continue;
    if (!isCounted) await redis.unlink(...FEED_KEYS.map((kind) => `${base}:${kind}`));
    await takeFromList(redis, keys, event);
    return { mentions, sequence };
  }
  return null;
}
