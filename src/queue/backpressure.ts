import { setTimeout as sleep } from "node:timers/promises";
import { ReadoutError } from "../errors.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { LOOK_HOLDS_MS, openMemoryMark } from "./memory-mark.ts";
import type { Queues } from "./open-queues.ts";

/** How often a producer that waits looks for room. */
const LOOK_EVERY_MS = 100;
/** Workers are behind when more chunks than this are waiting. */
const FEW_CHUNKS = 1;

export type BackpressureSettings = {
  /** The high-water mark: a producer waits while more chunks than this are waiting. */
  maxWaitingChunks: number;
  /** How long it waits for workers to make room. */
  maxWaitMs: number;
};

/** How much is to be sent. */
export type SendSize = { statements: number; bytes: number; chunks: number };

/** Does something, and tries again for a while where Redis refuses it for want of memory. */
export type Attempt = <T>(act: () => Promise<T>) => Promise<T>;

export type Backpressure = {
  /**
   * Waits until there is room for so much; each look at Redis goes by way of `through`. Throws QUEUE_FULL or
   * REDIS_FULL when there is none in time. The attempt that it gives may throw REDIS_FULL as well.
   */
  waitFor(
    size: SendSize,
    through: (look: () => Promise<ReadoutError | null>) => Promise<ReadoutError | null>,
  ): Promise<Attempt>;
  /** Whether workers had not taken what waited, when it was last looked at. */
  isBehind(): boolean;
};

/** The high-water marks of queue and memory, as one producer sees them. */
export function openBackpressure(
  redis: RedisConnection,
  queues: Queues,
  { maxWaitingChunks, maxWaitMs }: BackpressureSettings,
): Backpressure {
  const mark = openMemoryMark(redis, queues);
  const waited = `and no room was made in ${maxWaitMs / 1000} s`;

  /** `waiting` with those that were sent since. */
  let look = { at: -Infinity, found: 0, waiting: 0 };

  /** How many chunks wait before these are sent. While that is under half the mark, a recent count is enough. */
  async function waitingBefore(chunks: number): Promise<number> {
    const fresh = performance.now() - look.at < LOOK_HOLDS_MS;
    if (!fresh || look.waiting + chunks > maxWaitingChunks / 2) {
      const found = await queues.waitingCount();
      look = { at: performance.now(), found, waiting: found };
    }
    const { waiting } = look;
    look.waiting += chunks;
    return waiting;
  }

  async function findLack({ statements, bytes, chunks }: SendSize): Promise<ReadoutError | null> {
    const waiting = await waitingBefore(chunks);
    if (waiting > maxWaitingChunks) {
      return new ReadoutError(
        "QUEUE_FULL",
        `More than ${maxWaitingChunks} chunks are waiting (${waiting}) ${waited}. ` +
          "Start workers, or raise READOUT_MAX_WAITING_CHUNKS or READOUT_MAX_WAIT_MS.",
      );
    }
    const lack = await mark.take(statements, bytes);
    return lack === null ? null : redisFull(`${lack}, ${waited}`);
  }

  return {
    isBehind: () => look.found > FEW_CHUNKS,
    async waitFor(size, through) {
      const deadline = performance.now() + maxWaitMs;
      for (;;) {
        const lack = await through(() => findLack(size));
        if (lack === null) break;
        if (performance.now() >= deadline) throw lack;
        await sleep(LOOK_EVERY_MS);
      }
      return async (act) => {
        for (;;) {
          try {
            return await act();
          } catch (error) {
            const refusal = asRedisFull(error);
            if (refusal === error || performance.now() >= deadline) throw refusal;
          }
          await sleep(LOOK_EVERY_MS);
        }
      };
    },
  };
}

/** The error of a Redis without memory, which refuses a command whole, with a stable code; others as they are. */
export function asRedisFull(error: unknown): unknown {
  const full = error instanceof Error && error.message.includes("OOM command not allowed");
  return full ? redisFull("Redis has reached maxmemory", error) : error;
}

function redisFull(why: string, cause?: unknown): ReadoutError {
  return new ReadoutError(
    "REDIS_FULL",
    `${why}. Raise maxmemory, or take events away (READOUT_RETENTION_DAYS).`,
    { cause },
  );
}
