import { setTimeout as sleep } from "node:timers/promises";
import { ReadoutError } from "../errors.ts";
import { partJobId, readChunk, wholeJobId } from "./chunk.ts";
import type { Queues } from "./open-queues.ts";

/** How long it is waited for, and what ends the waiting. */
export type SettleOptions = {
  /** At most so many milliseconds; without it for as long as it takes. Then NOT_SETTLED is thrown. */
  limit?: number | undefined;
  /** Ends the waiting; then the signal's reason is thrown. */
  signal?: AbortSignal | undefined;
};

/** Jobs whose state is asked for in one round trip. */
const JOBS_PER_LOOK = 64;
/** How long it rests between two looks: a share of the time that it has waited, so that many who wait cost little. */
const REST_MS = { least: 20, most: 500 };
const REST_SHARE = 1 / 20;
/** A job that moves on while the queue is read may be missed once. */
const LOOKS_WITHOUT = 2;

/** Rests between looks, until limit or signal end the waiting. */
function openRests({ limit = Number.POSITIVE_INFINITY, signal }: SettleOptions) {
  const began = performance.now();
  const deadline = began + limit;
  return {
    /** Throws NOT_SETTLED, or the reason of the signal. */
    async rest(left: number): Promise<void> {
      signal?.throwIfAborted();
      const now = performance.now();
      if (now >= deadline) throw notSettled(left, limit);
      const share = Math.max((now - began) * REST_SHARE, REST_MS.least);
      const restMs = Math.min(share, REST_MS.most);
      await sleep(Math.min(restMs, deadline - now), undefined, { signal }).catch(() => {});
    },
  };
}

function notSettled(left: number, limit: number): ReadoutError {
  const jobs = left === 1 ? "1 job is" : `${left} jobs are`;
  return new ReadoutError(
    "NOT_SETTLED",
    `After ${limit / 1000} s ${jobs} still on the way. Is a worker running? What was queued stays queued.`,
  );
}

/**
 * Resolves when none of these jobs, and no part of one of them, is on its way any more: each is done or in the failed
 * set. `chunkSize` is how many statements a job has at most. Throws NOT_SETTLED.
 */
export async function untilJobsSettled(
  queues: Pick<Queues, "state">,
  { jobIds, chunkSize }: { jobIds: readonly string[]; chunkSize: number },
  options: SettleOptions = {},
): Promise<void> {
  const rests = openRests(options);
  let pending = [...jobIds];
  while (pending.length > 0) {
    options.signal?.throwIfAborted();
    const looked = pending.slice(0, JOBS_PER_LOOK);
    const states = await Promise.all(looked.map((id) => queues.state(id)));
    const going = looked.filter((_, i) => states[i] !== "unknown" && states[i] !== "failed");
    // Where poison was found there may be more of it, in jobs that are parts of this one.
    const parts = looked
      .filter((id, i) => states[i] === "failed" && wholeJobId(id) === id)
      .flatMap((id) => Array.from({ length: chunkSize }, (_, part) => partJobId(id, part)));
    pending = [...going, ...pending.slice(looked.length), ...parts];
    if (going.length > 0) await rests.rest(pending.length);
  }
}

/** Resolves when no job is on its way that has statements of this event. Throws NOT_SETTLED. */
export async function untilEventSettled(
  queues: Pick<Queues, "pages">,
  event: string,
  options: SettleOptions = {},
): Promise<void> {
  await untilNone(() => jobsOf(queues, event), options);
}

/** Resolves when no job at all is on its way. Throws NOT_SETTLED. */
export async function untilAllSettled(
  queues: Pick<Queues, "counts">,
  options: SettleOptions = {},
): Promise<void> {
  const count = async () => {
    const shards = await queues.counts();
    return shards.reduce(
      (sum, { waiting, active, delayed }) => sum + waiting + active + delayed,
      0,
    );
  };
  await untilNone(count, options);
}

/** Counts jobs again and again, until there are none for as many looks as one may be missed in. */
async function untilNone(count: () => Promise<number>, options: SettleOptions): Promise<void> {
  const rests = openRests(options);
  for (let without = 0; without < LOOKS_WITHOUT;) {
    const left = await count();
    without = left === 0 ? without + 1 : 0;
    if (without < LOOKS_WITHOUT) await rests.rest(left);
  }
}

/** How many jobs on the queue have statements or article states of an event. */
async function jobsOf(queues: Pick<Queues, "pages">, event: string): Promise<number> {
  let jobs = 0;
  for await (const { failed, chunks } of queues.pages()) {
    if (failed) break; // those come last
    for (const chunk of chunks) if (hasEvent(chunk, event)) jobs += 1;
  }
  return jobs;
}

function hasEvent(data: unknown, event: string): boolean {
  const chunk = readChunk(data);
  if (!chunk) return false;
  const of = (value: unknown) => (value as { event?: unknown } | null)?.event === event;
  return chunk.statements.some(of) || chunk.revisions.some(of);
}
