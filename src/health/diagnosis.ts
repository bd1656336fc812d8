import { hasOlderModel } from "../counting/older-model.ts";
import type { FailedJob, FailedSet } from "../queue/failed-set.ts";
import type { QueueCounts, Queues } from "../queue/open-queues.ts";
import { readClock } from "../redis/clock.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Aggregates } from "../store/aggregates.ts";
import { type OpenForget, readBrokenForgets } from "../store/forget-marks.ts";
import { readLiveWorkers } from "../store/live-workers.ts";
import { readHealth, type RedisHealth } from "./redis-health.ts";
import type { StorePlace } from "./store-levels.ts";

/** The state of Redis, queue and workers, as `readout doctor` shows it. */
export type Diagnosis = {
  redis: RedisHealth;
  /** Chunks, in all and by shard, and how long the oldest of those that wait has done so. */
  queue: QueueCounts & { shards: QueueCounts[]; oldestWaitingMs: number | null };
  /** Workers that gave a sign of life lately: machine, process and model. */
  workers: string[];
  failed: { total: number; jobs: FailedJob[] };
  /** Events that an older model tagged, whole or in part. */
  olderModels: { event: string; models: string[] }[];
  /** Forgets that were broken off; of a speaker `keys` have a digest. */
  brokenForgets: OpenForget[];
};

const FAILED_SHOWN = 20;

type Opened = {
  redis: RedisConnection;
  queues: Queues;
  failed: Pick<FailedSet, "list">;
  aggregates: Pick<Aggregates, "events">;
};

/** Looks at Redis, the queue, the workers and the failed set; changes nothing. */
export async function diagnose(
  { redis, queues, failed: failedSet, aggregates }: Opened,
  store: StorePlace,
  model: { name: string; epoch: number },
): Promise<Diagnosis> {
  const [now, health, shards, oldest, workers, failed, events, brokenForgets] = await Promise.all([
    readClock(redis),
    readHealth(redis, store),
    queues.counts(),
    queues.oldestWaiting(),
    readLiveWorkers(redis, store.keys),
    failedSet.list(FAILED_SHOWN),
    aggregates.events(() => {}), // readout events names those that can't be read
    readBrokenForgets(redis, store.keys),
  ]);
  return {
    redis: health,
    queue: {
      waiting: sumOf(shards, "waiting"),
      active: sumOf(shards, "active"),
      delayed: sumOf(shards, "delayed"),
      shards,
      oldestWaitingMs: oldest === null ? null : Math.max(0, now - oldest),
    },
    workers,
    failed,
    olderModels: events
      .filter((row) => hasOlderModel(row, model))
      .map(({ event, models }) => ({ event, models })),
    // Of an event that went meanwhile nothing is left to be forgotten.
    brokenForgets: brokenForgets.filter((forget) =>
      events.some(({ event }) => event === forget.event),
    ),
  };
}

function sumOf(shards: readonly QueueCounts[], state: keyof QueueCounts): number {
  return shards.reduce((sum, counts) => sum + counts[state], 0);
}
