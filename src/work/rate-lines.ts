import type { Logger } from "./log.ts";

const EVERY_MS = 60_000;

/** How many statements of a chunk were counted and failed, and how long it took. */
export type ChunkDone = { statements: number; failed: number; ms: number };

export type RateLines = {
  add(done: ChunkDone): void;
  /** Says what was done since the last line. */
  stop(): void;
};

/** Logs once a minute, and at the end, how much was done; logs nothing where nothing was. */
export function startRateLines(log: Logger): RateLines {
  let sum = { chunks: 0, statements: 0, failed: 0, ms: 0 };

  function write(): void {
    const { chunks, statements, failed, ms } = sum;
    if (chunks === 0) return;
    log.info({ chunks, statements, failed, msPerChunk: Math.round(ms / chunks) }, "counted");
    sum = { chunks: 0, statements: 0, failed: 0, ms: 0 };
  }

  const timer = setInterval(write, EVERY_MS).unref();
  return {
    add({ statements, failed, ms }) {
      sum.chunks += 1;
      sum.statements += statements;
      sum.failed += failed;
      sum.ms += ms;
    },
    stop() {
      clearInterval(timer);
      write();
    },
  };
}
