import { setTimeout as sleep } from "node:timers/promises";
import { RedisUnreachableError } from "../../src/errors.ts";
import type { QueueCounts } from "../../src/queue/open-queues.ts";
import type { Readout } from "../../src/readout.ts";

const LOOK_EVERY_MS = 50;

/** Resolves when no chunk waits, is worked on or is delayed any more. */
export async function untilDrained(
  readout: Readout,
  onProgress: (message: string) => void = () => {},
): Promise<void> {
  for (;;) {
    const found = await look(readout);
    if (found) {
      const left = chunksLeft(found.queue);
      if (left === 0) return;
      onProgress(`${left} chunks left, ${found.failed.total} failed`);
    }
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
