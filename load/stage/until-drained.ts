import { setTimeout as sleep } from "node:timers/promises";
import { RedisUnreachableError } from "../../src/errors.ts";
import type { QueueCounts } from "../../src/queue/open-queues.ts";
import type { Readout } from "../../src/readout.ts";

const LOOK_EVERY_MS = 50;
/** Even on a machine that does much else, a queue that stays as it is for so long has nobody who works on it. */
const STUCK_AFTER_MS = 600_000;

/** Resolves when no chunk waits, is worked on or is delayed any more. Throws where nothing changes for minutes. */
export async function untilDrained(
  readout: Readout,
  onProgress: (message: string) => void = () => {},
): Promise<void> {
  let seen = { state: "", at: performance.now() };
  for (;;) {
    const found = await look(readout);
    const left = found && chunksLeft(found.queue);
    if (left === 0) return;
    const state = found ? `${left} chunks left, ${found.failed.total} failed` : "Redis is away";
    if (found) onProgress(state);
    const now = performance.now();
    if (state !== seen.state) seen = { state, at: now };
    else if (now - seen.at > STUCK_AFTER_MS) throw new Error(`Nothing changes: ${state}`);
    await sleep(LOOK_EVERY_MS);
  }
}

/** A connection that an outage broke may still hear of it when it is made again: then null. */
async function look(readout: Readout) {
  try {
    return await readout.doctor();
  } catch (error) {
    if (error instanceof RedisUnreachableError) return null;
    throw error;
  }
}

/** How many chunks wait, are worked on or are delayed. */
export function chunksLeft({ waiting, active, delayed }: QueueCounts): number {
  return waiting + active + delayed;
}
