import { setTimeout as sleep } from "node:timers/promises";
import type { Readout } from "../src/readout.ts";

const LOOK_EVERY_MS = 100;

/** Resolves when no chunk waits, is worked on or is delayed any more. */
export async function untilDrained(
  readout: Readout,
  onProgress: (message: string) => void = () => {},
): Promise<void> {
  for (;;) {
    const { queue } = await readout.doctor();
    const left = queue.waiting + queue.active + queue.delayed;
    if (left === 0) return;
    onProgress(`${left} chunks left`);
    await sleep(LOOK_EVERY_MS);
  }
}
