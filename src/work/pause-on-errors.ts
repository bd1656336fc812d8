import type { Worker } from "bullmq";

/** How long a worker that met an error asks for no new job. */
const PAUSE_MS = 1_000;

/**
 * Makes a worker rest for a second after an error. When Redis answers but refuses, because it is full or
 * read-only, BullMQ asks again at once: thousands of times a second. While it is held it rests on.
 */
export function pauseOnErrors(worker: Worker, isHeld: () => boolean = () => false): void {
  let timer: NodeJS.Timeout | undefined;
  worker.on("error", () => {
    if (timer || worker.closing) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (!worker.closing && !isHeld()) void worker.resume();
    }, PAUSE_MS);
    void worker.pause(true);
  });
  worker.on("closing", () => clearTimeout(timer));
}
