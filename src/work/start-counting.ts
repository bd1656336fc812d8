import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "../config.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { openAggregates } from "../store/aggregates.ts";
import type { Keys } from "../store/keys.ts";
import { type ChunkWorker, type ChunkWorkerSettings, openChunkWorker } from "./chunk-worker.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { openCounting } from "./open-counting.ts";
import { type Retention, startRetention } from "./retention.ts";
import { untilSilent } from "./until-silent.ts";

/** Without Redis a sign of life can't be taken away, so nobody waits longer than this for that. */
const GOODBYE_MS = 500;

type Settings = Pick<
  Config,
  "redis" | "prefix" | "queueShards" | "concurrency" | "waitReplicas" | "waitMs"
> &
  Retention;

type Hooks = Pick<
  ChunkWorkerSettings,
  "tagging" | "onError" | "onDone" | "onCounted" | "onFailed"
> & {
  /** The name by which others see the worker. */
  worker: string;
  /** Hears of each sign of life that Redis took. */
  onBeat: () => void;
  /** Hears why the last sign of life could not be taken away. */
  onGoodbye: (error: Error) => void;
  /** A worker that is closed waits no longer than this for a Redis that does not answer, in milliseconds. */
  silentMs: number;
};

/**
 * What each worker does once it has met Redis and its tagger is ready: it takes chunks and counts them, gives signs of
 * life, carries over what an earlier version counted, and takes away what is too old.
 */
export function startCounting(
  redis: RedisConnection,
  keys: Keys,
  settings: Settings,
  { worker: name, onBeat, onGoodbye, silentMs, ...hooks }: Hooks,
): { worker: ChunkWorker; close(): Promise<void> } {
  const { prefix, queueShards: shards, concurrency } = settings;
  const { onError } = hooks;
  const counting = openCounting(redis, settings, keys, onError);
  const { counter } = counting;
  const worker = openChunkWorker(redis, { prefix, shards, concurrency, counter, ...hooks });
  const heartbeat = startHeartbeat(redis, keys, { worker: name, onBeat });
  const aggregates = openAggregates(redis, keys);
  void aggregates.carryOver().catch(onError);
  const retention = startRetention(aggregates, settings, onError);
  return {
    worker,
    async close() {
      retention.stop();
      await Promise.race([heartbeat.stop().catch(onGoodbye), sleep(GOODBYE_MS)]);
      // Without Redis the end of a chunk can't be written, and BullMQ would wait for ever. The chunk comes back later.
      await Promise.race([worker.close(), untilSilent(redis, silentMs)]);
      counting.close();
    },
  };
}
