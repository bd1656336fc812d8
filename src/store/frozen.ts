import { ReadoutError } from "../errors.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "./keys.ts";
import { defineScripts } from "./scripts.ts";

/** Reports of which an event keeps the figures, at most: nobody cites more, and each takes memory for good. */
const MOST_KEPT = 1000;

/** Figures as text by their id. */
export type FrozenStore = {
  /** Keeps figures, once for an id. Throws UNKNOWN_EVENT where nothing is counted, and FROZEN_FULL. */
  keep(event: string, id: string, figures: string): Promise<void>;
  /** Null where there are none of this id. */
  read(event: string, id: string): Promise<string | null>;
  /** All of an event by their ids. */
  list(event: string): Promise<[id: string, figures: string][]>;
  /** False where there were none of this id. */
  drop(event: string, id: string): Promise<boolean>;
};

/** The frozen reports in Redis; they go with their event. The caller owns the connection and closes it. */
export function openFrozenStore(redis: RedisConnection, keys: Keys): FrozenStore {
  defineScripts(redis);
  const keyOf = (event: string) => `${keys.event(event)}:frozen`;
  return {
    async keep(event, id, figures) {
      const outcome = await redis.readoutFreeze(keys.event(event), id, figures, MOST_KEPT);
      if (outcome === "empty")
        throw new ReadoutError("UNKNOWN_EVENT", `Nothing of the event ${event} is counted yet`);
      if (outcome === "full")
        throw new ReadoutError(
          "FROZEN_FULL",
          `The event ${event} has ${MOST_KEPT} frozen reports, as many as it may; drop some: readout frozen ${event} --drop ID`,
        );
    },
    read: (event, id) => redis.hget(keyOf(event), id),
    list: async (event) => Object.entries(await redis.hgetall(keyOf(event))),
    drop: async (event, id) => (await redis.hdel(keyOf(event), id)) === 1,
  };
}
