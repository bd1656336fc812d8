import type { Logger } from "./log.ts";

const EVERY_MS = 60_000;
/** The queue is not asked longer for what waits: a line comes without it where Redis is away. */
const ANSWER_WITHIN_MS = 2_000;

/** How many statements of a chunk were counted and failed, and how long it took. */
export type ChunkDone = { statements: number; failed: number; ms: number };

export type RateLines = {
  add(done: ChunkDone): void;
  /** Says what was done since the last line. */
  stop(): void;
};

/**
 * Logs once a minute what was done in it and how many chunks wait, also where nothing was done, so that silence means
 * that a worker is gone; and at the end what was done since.
 */
export function startRateLines(log: Logger, waiting: () => Promise<number>): RateLines {
  let sum = { chunks: 0, statements: 0, failed: 0, ms: 0 };

  function write(more: { waiting?: number }): void {
    const { chunks, statements, failed, ms } = sum;
    const msPerChunk = chunks === 0 ? null : Math.round(ms / chunks);
    log.info({ chunks, statements, failed, msPerChunk, ...more }, "counted");
    sum = { chunks: 0, statements: 0, failed: 0, ms: 0 };
  }

  async function ask(): Promise<void> {
    const late = new Promise<undefined>((resolve) => {
      setTimeout(() => resolve(undefined), ANSWER_WITHIN_MS).unref();
    });
    const found = await Promise.race([waiting().catch(() => undefined), late]);
    write(found === undefined ? {} : { waiting: found });
  }

  const timer = setInterval(() => void ask(), EVERY_MS).unref();
  return {
    add({ statements, failed, ms }) {
      sum.chunks += 1;
      sum.statements += statements;
      sum.failed += failed;
      sum.ms += ms;
    },
    stop() {
      clearInterval(timer);
      if (sum.chunks > 0) write({});
    },
  };
}
