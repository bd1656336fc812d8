import { hostname } from "node:os";
import { readConfig } from "../config.ts";
import { connectRedis } from "../redis/connection.ts";
import { openKeys } from "../store/keys.ts";
import { readLiveWorkers } from "../store/live-workers.ts";

/**
 * Whether a worker of this machine or container gave a sign of life lately. Its heartbeat stands in
 * Redis, so that a worker that hangs, or is cut off from Redis, does not pass.
 */
export async function isWorkerAlive(env: NodeJS.ProcessEnv): Promise<boolean> {
  const { redis: address, prefix } = readConfig(env);
  const redis = await connectRedis(address);
  try {
    const workers = await readLiveWorkers(redis, openKeys(prefix));
    return workers.some((worker) => worker.startsWith(`${hostname()}/`));
  } finally {
    redis.disconnect();
  }
}
