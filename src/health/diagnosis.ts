import type { FailedJob, FailedSet } from "../queue/failed-set.ts";
import type { QueueCounts, Queues } from "../queue/open-queues.ts";
import { readClock } from "../redis/clock.ts";
import type { RedisConnection } from "../redis/connection.ts";
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
};

const FAILED_SHOWN = 20;

type Opened = { redis: RedisConnection; queues: Queues; failed: Pick<FailedSet, "list"> };

/** Looks at Redis, the queue, the workers and the failed set; changes nothing. */
export async function diagnose(
  { redis, queues, failed: failedSet }: Opened,
  store: StorePlace,
): Promise<Diagnosis> {
  const [now, health, shards, oldest, workers, failed] = await Promise.all([
    readClock(redis),
    readHealth(redis, store),
    queues.counts(),
    queues.oldestWaiting(),
    readLiveWorkers(redis, store.keys),
    failedSet.list(FAILED_SHOWN),
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
  };
}

function sumOf(shards: readonly QueueCounts[], state: keyof QueueCounts): number {
  return shards.reduce((sum, counts) => sum + counts[state], 0);
}
