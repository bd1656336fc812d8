import { slotOf, SLOTS } from "../redis/slot.ts";

/** The name of each queue; it stands after a prefix whose braces keep the keys of the queue in one cluster slot. */
export const QUEUE_NAME = "statements";

/**
 * The beginning of the keys of a shard of the queue. Each of several shards lies in its own share of the
 * slots, well inside it, so that they spread over masters that have equal shares.
 */
export function queuePrefix(prefix: string, shard = 0, shards = 1): string {
  if (shards === 1) return `{${prefix}}`;
  for (let attempt = 0; ; attempt++) {
    const tag = `{${prefix}:${shard}-${attempt}}`;
    const place = (slotOf(tag) / SLOTS) * shards - shard;
    if (place >= 0.25 && place < 0.75) return tag;
  }
}

/**
 * How soon a chunk whose worker was killed runs again: its lock must expire and a stalled check must
 * find it. A worker with a longer interval would hold up the checks of all others, so every worker
 * has these and no setting changes them.
 */
export const RECOVERY = { lockDuration: 2_500, stalledInterval: 1_000 } as const;

/** BullMQ would fail an innocent chunk after a few crashes. A worker splits it instead, so this is never reached. */
export const MAX_STALLED_COUNT = 1_000_000;

/** A chunk that was left behind by this many workers is split, to find the statement that kills them. */
export const CRASHES_BEFORE_SPLIT = 3;

/** Errors that pass, such as those of an outage, are waited out: a try a second, for an hour. */
export const JOB_OPTIONS = {
  attempts: 3_600,
  backoff: { type: "fixed", delay: 1_000, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: false,
  stackTraceLimit: 1,
} as const;
