import { QueueEvents } from "bullmq";
import { Redis } from "ioredis";
import { setTimeout as sleep } from "node:timers/promises";
import { QUEUE_NAME, queuePrefix } from "../../src/queue/settings.ts";
import { type PipelineSettings, withPipeline } from "./pipeline.ts";
import { makeStatements } from "../stage/made-statements.ts";

/** How long a producer gathers statements before it sends them, in milliseconds. */
export const LINGER_MS = 20;

/** What is sent first is not measured: small chunks take other ways than large ones, and these are cold. */
const WARM_UP_SECONDS = 3;

/** From enqueueing to being counted, in milliseconds, of half and of 99 of a hundred statements. */
export type Latency = { median: number; p99: number; chunk: number };

/**
 * Statements come at an even rate for some seconds; every linger sends what came as one chunk. Its
 * latency is that of its oldest statement: the linger, and the time until the chunk is counted.
 */
export async function measureLatency(
  settings: PipelineSettings,
  perSecond: number,
  seconds: number,
): Promise<Latency> {
  return withPipeline(settings, async ({ readout, socket }) => {
    const connection = new Redis(socket, { maxRetriesPerRequest: null });
    const events = new QueueEvents(QUEUE_NAME, { connection, prefix: queuePrefix("bench", 0, 1) });
    const counted = new Map<string, number>();
    events.on("completed", ({ jobId }) => counted.set(jobId, performance.now()));
    await events.waitUntilReady();
    const chunk = Math.max(1, Math.round((perSecond * LINGER_MS) / 1000));
    const statements = [
      ...makeStatements(chunk * Math.round(((WARM_UP_SECONDS + seconds) * 1000) / LINGER_MS), 5),
    ];
    const sent: { jobIds: string[]; at: number }[] = [];
    const began = performance.now();
    for (let i = 0; i < statements.length; i += chunk) {
      const due = began + (i / chunk) * LINGER_MS;
      if (due > performance.now()) await sleep(due - performance.now());
      const at = performance.now();
      const { jobIds } = await readout.enqueue(statements.slice(i, i + chunk));
      sent.push({ jobIds, at });
    }
    await readout.settled(sent.flatMap(({ jobIds }) => jobIds));
    while (sent.some(({ jobIds }) => jobIds.some((id) => !counted.has(id)))) await sleep(5);
    await events.close();
    connection.disconnect();
    const waits = sent
      .filter(({ at }) => at >= began + WARM_UP_SECONDS * 1000)
      .map(({ jobIds, at }) => Math.max(...jobIds.map((id) => counted.get(id)! - at)) + LINGER_MS)
      .sort((a, b) => a - b);
    const at = (share: number) => waits[Math.floor(share * (waits.length - 1))]!;
    return { median: at(0.5), p99: at(0.99), chunk };
  });
}
