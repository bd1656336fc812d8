import type { RedisConnection } from "../redis/connection.ts";
import { type ReplicaSettings, writeToReplicas } from "../redis/replicas.ts";
import type { Aggregates } from "./aggregates.ts";
import type { Keys } from "./keys.ts";

/**
 * Counting that ends once replicas have the counts: a chunk that a worker completes after it is not lost with a
 * master, also where the queue is on another one. Throws REPLICAS_BEHIND; counting again changes nothing.
 * `redis` is the connection of `aggregates`, and nobody else's.
 */
export function countOnReplicas(
  redis: RedisConnection,
  keys: Keys,
  aggregates: Aggregates,
  settings: ReplicaSettings,
): Pick<Aggregates, "send"> {
  return {
    send(calls) {
      const events = new Set(calls.map(({ event }) => event));
      const written = [keys.events, ...[...events].map((event) => keys.event(event))];
      return writeToReplicas(redis, written, settings, () => aggregates.send(calls));
    },
  };
}
