import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { type FailedJob, openFailedSet } from "../queue/failed-set.ts";
import type { Keys } from "../store/keys.ts";
import { readLiveWorkers } from "../store/live-workers.ts";
import { readHealth, type RedisHealth } from "./redis-health.ts";

/** What `readout doctor` shows. */
export type Diagnosis = {
  redis: RedisHealth;
  /** Chunks, and how long the oldest of those that wait has done so. */
  queue: { waiting: number; active: number; delayed: number; oldestWaitingMs: number | null };
  /** Workers that gave a sign of life lately: machine, process and model. */
  workers: string[];
  failed: { total: number; jobs: FailedJob[] };
};

const FAILED_SHOWN = 20;

/** Looks at Redis, the queue, the workers and the failed set; changes nothing. */
export async function diagnose(redis: Redis, queue: Queue, keys: Keys): Promise<Diagnosis> {
  const now = Date.now();
  const [health, counts, [oldest], workers, failed] = await Promise.all([
    readHealth(redis),
    queue.getJobCounts("waiting", "active", "delayed"),
    queue.getWaiting(0, 0),
    readLiveWorkers(redis, keys),
    openFailedSet(queue).list(FAILED_SHOWN),
  ]);
  return {
    redis: health,
    queue: {
      waiting: counts.waiting ?? 0,
      active: counts.active ?? 0,
      delayed: counts.delayed ?? 0,
      oldestWaitingMs: oldest ? now - oldest.timestamp : null,
    },
    workers,
    failed,
  };
}
