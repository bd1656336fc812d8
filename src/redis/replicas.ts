import { Cluster, type Redis } from "ioredis";
import { ReadoutError } from "../errors.ts";
import type { RedisConnection } from "./connection.ts";
import { slotOf } from "./slot.ts";

/** How many replicas must have a write, and how long to wait for them, in milliseconds. */
export type ReplicaSettings = { replicas: number; waitMs: number };

/**
 * Runs `write`, which writes to `keys` over this connection, and then waits until enough replicas of their
 * masters have all that it wrote, also where a repeat found everything written before. Throws
 * REPLICAS_BEHIND when they have not in time, or when the connection to a master was lost between
 * writing and waiting, since the next master may never have heard of it: the caller then tries again.
 *
 * WAIT holds up all other commands of the connection: share it with none that must not wait. On a cluster it
 * promises nothing for slots that are being moved from one master to another meanwhile.
 */
export async function writeToReplicas<T>(
  redis: RedisConnection,
  keys: readonly string[],
  { replicas, waitMs }: ReplicaSettings,
  write: () => Promise<T>,
): Promise<T> {
  if (replicas === 0) return write();
  let masters = mastersOf(redis, keys);
  if (!masters) {
    // A lost connection to a node is made again by the next command that has to go there.
    await Promise.all(keys.map((key) => redis.exists(key)));
    masters = mastersOf(redis, keys);
  }
  if (!masters) throw behind("the cluster names no master for its slot at the moment");
  const connections = masters;
  const lost = watchLosses(connections);
  try {
    const result = await write();
    const reached = await Promise.all(connections.map((master) => master.wait(replicas, waitMs)));
    const same = mastersOf(redis, keys)?.every((master) => connections.includes(master));
    if (lost.any() || !same) {
      throw behind("the connection to its master broke before a replica confirmed it");
    }
    if (reached.some((count) => count < replicas)) {
      throw behind(
        `only ${Math.min(...reached)} of ${replicas} replicas had it within ${waitMs} ms. ` +
          "Are the replicas running? READOUT_WAIT_REPLICAS says how many must have it",
      );
    }
    return result;
  } finally {
    lost.stop();
  }
}

/** The connections that commands on these keys take; undefined where one is not known. */
function mastersOf(redis: RedisConnection, keys: readonly string[]): Redis[] | undefined {
  if (!(redis instanceof Cluster)) return [redis];
  const masters = new Set<Redis>();
  const nodes = redis.nodes("master");
  for (const key of keys) {
    const name = redis.slots[slotOf(key)]?.[0];
    const master = nodes.find(({ options }) => `${options.host}:${options.port}` === name);
    if (!master) return undefined;
    masters.add(master);
  }
  return [...masters];
}

function watchLosses(masters: readonly Redis[]) {
  let lost = false;
  const onClose = () => {
    lost = true;
  };
  for (const master of masters) master.on("close", onClose);
  return {
    any: () => lost,
    stop() {
      for (const master of masters) master.off("close", onClose);
    },
  };
}

function behind(why: string): ReadoutError {
  return new ReadoutError("REPLICAS_BEHIND", `A write is not safe yet: ${why}`);
}
