import { DEFAULT_PREFIX } from "../store/keys.ts";
import { QUEUE_NAME, queuePrefix } from "./settings.ts";

/** A queue of BullMQ: what `new Queue(name, { prefix })` is given. */
export type QueueNames = { name: string; prefix: string };

/** The queues of a store, by the names that BullMQ knows them by: one, or as many as there are shards. */
export function queueNames({
  prefix = DEFAULT_PREFIX,
  queueShards = 1,
}: { prefix?: string | undefined; queueShards?: number | undefined } = {}): QueueNames[] {
  return Array.from({ length: queueShards }, (_, shard) => ({
    name: QUEUE_NAME,
    prefix: queuePrefix(prefix, shard, queueShards),
  }));
}
