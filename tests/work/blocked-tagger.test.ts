import { QueueEvents } from "bullmq";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { poisonText } from "../../load/stage/misbehaving-tagger.ts";
import { QUEUE_NAME, queuePrefix, RECOVERY } from "../../src/queue/settings.ts";
import { type Env, freshEnv, startMisbehavingWorker, startWorker } from "../servers/commands.ts";
import { openStore } from "../servers/idle.ts";
import { openRedis } from "../servers/redis.ts";

const SHUTDOWN_MS = 1_500;
const CHUNK_MS = 600_000;

test("while a text holds the tagger its chunk stays locked, and the worker leaves when told to", async () => {
  const limits = { READOUT_SHUTDOWN_MS: String(SHUTDOWN_MS), CHUNK_MS: String(CHUNK_MS) };
  const env: Env = { ...freshEnv(), ...limits };
  const stalled = await hearStalled(env.READOUT_PREFIX!);
  const store = openStore(env);
  await store.enqueue([{ event: "summit", text: poisonText("never comes back") }]);
  const worker = startMisbehavingWorker(env);
  await vi.waitUntil(async () => (await store.doctor()).queue.active === 1, { timeout: 120_000 });

  startWorker(env); // it would take the chunk over

  const began = Date.now();
  while (Date.now() - began < 2 * (RECOVERY.lockDuration + RECOVERY.stalledInterval)) {
    expect((await store.doctor()).queue).toMatchObject({ waiting: 0, active: 1, delayed: 0 });
    await sleep(200);
  }
  expect(stalled).toEqual([]);

  worker.child.kill("SIGTERM");
  const told = Date.now();
  await worker.exited;
  expect(Date.now() - told).toBeLessThan(CHUNK_MS / 10); // and not when the text's time is up
  await store.close();
});

/** The jobs that were found without a lock, from now on. */
async function hearStalled(prefix: string): Promise<string[]> {
  const events = new QueueEvents(QUEUE_NAME, {
    connection: openRedis(),
    prefix: queuePrefix(prefix),
  });
  onTestFinished(() => events.close());
  const stalled: string[] = [];
  events.on("stalled", ({ jobId }) => stalled.push(jobId));
  await events.waitUntilReady();
  return stalled;
}
