import { setTimeout as sleep } from "node:timers/promises";
import { RedisUnreachableError } from "../../src/errors.ts";
import type { Readout } from "../../src/readout.ts";

const LOOK_EVERY_MS = 100;

/** Resolves when no chunk waits, is worked on or is delayed any more. */
export async function untilDrained(
  readout: Readout,
  onProgress: (message: string) => void = () => {},
): Promise<void> {
  for (;;) {
    const left = await chunksLeft(readout);
    if (left === 0) return;
    onProgress(`${left} chunks left`);
    await sleep(LOOK_EVERY_MS);
  }
}

async function chunksLeft(readout: Readout): Promise<number | string> {
  try {
    const { queue } = await readout.doctor();
    return queue.waiting + queue.active + queue.delayed;
  } catch (error) {
    // A connection that an outage broke may still hear of it when it is made again.
    if (error instanceof RedisUnreachableError) return "unknown";
    throw error;
  }
}
