import { hostname } from "node:os";
import { DEFAULT_REDIS_URL, readConfig } from "../config.ts";
import { connectRedis } from "../redis/connection.ts";
import { openKeys } from "../store/keys.ts";
import { readLiveWorkers } from "../store/live-workers.ts";

/**
 * Whether a worker of this machine or container gave a sign of life lately. Its heartbeat stands in
 * Redis, so that a worker that hangs, or is cut off from Redis, does not pass.
 */
export async function isWorkerAlive(env: NodeJS.ProcessEnv): Promise<boolean> {
  const { redisUrl = DEFAULT_REDIS_URL, prefix } = readConfig(env);
  const redis = await connectRedis(redisUrl);
  try {
    const workers = await readLiveWorkers(redis, openKeys(prefix));
    return workers.some((worker) => worker.startsWith(`${hostname()}/`));
  } finally {
    redis.disconnect();
  }
}
