import { setTimeout as sleep } from "node:timers/promises";
import type { EventRow } from "../counting/snapshot.ts";
import type { Diagnosis } from "../health/diagnosis.ts";
import { QUEUE_NAME } from "../queue/settings.ts";
import { gauge, type Metrics } from "./open-metrics.ts";

/** Where the figures of the store come from. */
export type StoreSource = {
  doctor(): Promise<Diagnosis>;
  events(onUnreadable: () => void): Promise<EventRow[]>;
};

/** Figures of a shared store are read anew after so many milliseconds, however many ask. */
const FRESH_MS = 5_000;
/** Prometheus gives up after ten seconds, and would take this process for gone and not Redis. */
const LONGEST_WAIT_MS = 3_000;

/**
 * Adds the figures of Redis, queue, workers and counts, which are read when Prometheus asks. Without Redis
 * `readout_redis_up` is 0, and the others are left out.
 */
export function addStoreFigures(metrics: Metrics, source: StoreSource, now: () => number): void {
  const add = (name: string, help: string, labels?: readonly string[]) =>
    gauge(metrics, name, help, labels);
  const up = add("readout_redis_up", "Whether Redis answers");
  const jobs = add("bullmq_job_count", "Chunks on the queue by state", ["queue", "shard", "state"]);
  const oldest = add(
    "readout_queue_oldest_waiting_seconds",
    "How long the oldest waiting chunk waits",
  );
  const failed = add("readout_failed_chunks", "Chunks in the failed set");
  const workers = add("readout_workers", "Workers that gave a sign of life lately");
  const memory = add("readout_redis_memory_bytes", "Memory that Redis uses");
  const limit = add("readout_redis_memory_limit_bytes", "maxmemory of Redis, 0 without a limit");
  const warnings = add("readout_redis_warnings", "What readout doctor warns of");
  const events = add("readout_events", "Events in the store");
  const mentions = add("readout_mentions", "Mentions that are counted, in English");
  const utterances = add("readout_utterances", "Utterances that are counted as reactions");
  const single = [oldest, failed, workers, memory, limit, warnings, events, mentions, utterances];

  async function read(): Promise<void> {
    jobs.reset();
    for (const one of single) one.remove(); // reset would leave a 0, as if there were none
    try {
      const [diagnosis, rows] = await inTime(
        Promise.all([source.doctor(), source.events(() => {})]),
      );
      const { queue, redis } = diagnosis;
      for (const [shard, counts] of queue.shards.entries()) {
        for (const state of ["waiting", "active", "delayed"] as const)
          jobs.set({ queue: QUEUE_NAME, shard, state }, counts[state]);
      }
      jobs.set({ queue: QUEUE_NAME, shard: "all", state: "failed" }, diagnosis.failed.total);
      oldest.set((queue.oldestWaitingMs ?? 0) / 1_000);
      failed.set(diagnosis.failed.total);
      workers.set(diagnosis.workers.length);
      memory.set(redis.usedMemory);
      limit.set(redis.maxmemory);
      warnings.set(redis.warnings.length);
      events.set(rows.length);
      mentions.set(rows.reduce((sum, row) => sum + row.mentions, 0));
      utterances.set(rows.reduce((sum, row) => sum + row.utterances, 0));
      up.set(1);
    } catch {
      up.set(0);
    }
  }

  let reading: { at: number; done: Promise<void> } | undefined;
  metrics.beforeText(async () => {
    if (!reading || now() - reading.at >= FRESH_MS) reading = { at: now(), done: read() };
    await reading.done;
  });
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => {}); // it may come too late
  const late = sleep(LONGEST_WAIT_MS, undefined, { ref: false }).then(() => {
    throw new Error("Redis does not answer");
  });
  return Promise.race([answer, late]);
}
