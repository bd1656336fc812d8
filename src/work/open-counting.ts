import type { Config } from "../config.ts";
import { openWorkerRedis, type RedisConnection } from "../redis/connection.ts";
import { openAggregates } from "../store/aggregates.ts";
import { countOnReplicas } from "../store/count-on-replicas.ts";
import type { Keys } from "../store/keys.ts";
import type { Counter } from "./chunk-worker.ts";

/**
 * The aggregates that count chunks. With replicas they have a connection of their own, because waiting for
 * replicas blocks it.
 */
export function openCounting(
  redis: RedisConnection,
  {
    redis: address,
    waitReplicas: replicas,
    waitMs,
  }: Pick<Config, "redis" | "waitReplicas" | "waitMs">,
  keys: Keys,
  onError: (error: Error) => void,
): { counter: Counter; close: () => void } {
  if (replicas === 0) return { counter: openAggregates(redis, keys), close: () => {} };
  const own = openWorkerRedis(address);
  own.on("error", onError);
  const counter = countOnReplicas(own, keys, openAggregates(own, keys), { replicas, waitMs });
  return { counter, close: () => own.disconnect() };
}
