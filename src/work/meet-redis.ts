import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "../config.ts";
import { readHealth } from "../health/redis-health.ts";
import { passGate } from "../health/start-gate.ts";
import { checkShards } from "../queue/shards.ts";
import { showAddress } from "../redis/address.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { asUnreachable, isRefusal } from "../redis/unreachable.ts";
import type { Keys } from "../store/keys.ts";
import { watchStore } from "./watch-store.ts";

/** After so many milliseconds without an answer the log says that the worker waits for Redis. */
const WARN_AFTER_MS = 5_000;
/** A Redis that answers with an error, such as a cluster that is down, is asked again after this. */
const ASK_AGAIN_MS = 500;

type Met = Pick<Config, "redis" | "queueShards" | "unsafeRedis">;

/** Hears what there is to say of Redis. */
export type Told = Record<"info" | "warn" | "error", (message: string) => void>;

/**
 * Waits for Redis, however long it is down, and passes the gate. Throws RedisUnreachableError when it refuses
 * us, REDIS_UNSAFE or QUEUE_SHARDS_MISMATCH. Later, whenever Redis comes back, it logs
 * all that is unsafe then.
 */
export async function meetRedis(
  redis: RedisConnection,
  { redis: address, queueShards: shards, unsafeRedis }: Met,
  keys: Keys,
  log: Told,
): Promise<void> {
  const warning = setTimeout(() => {
    log.warn(`Redis at ${showAddress(address)} has given no answer for five seconds; waiting`);
  }, WARN_AFTER_MS);
  try {
    await untilAnswers(redis);
  } catch (error) {
    throw asUnreachable(address, error);
  } finally {
    clearTimeout(warning);
  }
  const warn = (warning: string) => log.warn(warning);
  const store = { keys, shards };
  const health = await readHealth(redis, store);
  passGate(health, unsafeRedis, warn);
  for (const note of health.notes) log.info(note);
  await checkShards(redis, keys, { shards, write: true });

  const lookAgain = async () => passGate(await readHealth(redis, store), "warn", warn);
  const onBack = () => void lookAgain().catch(() => {}); // lost once more: it will be back once more
  redis.on("ready", onBack);
  redis.on("+node", onBack);
  watchStore(redis, store, (warning) => log.error(warning));
}

/** Resolves when Redis answers; rejects only with an error that is not cured by waiting. */
async function untilAnswers(redis: RedisConnection): Promise<void> {
  let onError!: (error: Error) => void;
  const refused = new Promise<never>((_, reject) => {
    onError = (error) => {
      if (isRefusal(error)) reject(error);
    };
  });
  redis.on("error", onError);
  try {
    await Promise.race([refused, untilPong(redis)]);
  } finally {
    redis.off("error", onError);
  }
}

async function untilPong(redis: RedisConnection): Promise<void> {
  for (;;) {
    try {
      await redis.ping();
      return;
    } catch (error) {
      if (isRefusal(error as Error) || redis.status === "end") throw error;
      await sleep(ASK_AGAIN_MS);
    }
  }
}
