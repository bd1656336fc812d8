import { afterEach, expect, test, vi } from "vitest";
import { CHUNK_VERSION } from "../../src/queue/chunk.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { type Env, freshEnv, startWorker } from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { addJob, jobField, openRedis, setJobField } from "../servers/redis.ts";

const DAY_MS = 86_400_000;
const WRONG = new URL("../servers/wrong-clock.mjs", import.meta.url).href;
const ROWS = [{ id: "a", event: "summit", text: "We welcome it." }];

afterEach(() => {
  vi.useRealTimers();
});

test.each([-40, 40])(
  "what a worker whose clock is %i days off counts is kept for as long as all else, and it is seen to live",
  async (days) => {
    const env = freshEnv();
    const store = openStore(env);
    await store.enqueue(ROWS);
    const worker = startWithClock(env, days);
    await untilIdle(env);
    await vi.waitUntil(async () => (await store.doctor()).workers.length === 1, {
      timeout: 120_000,
    });
    worker.child.kill("SIGTERM");
    await worker.exited;

    const redis = openRedis();
    const aggregates = openAggregates(redis, openKeys(env.READOUT_PREFIX!));
    setClock(-days); // that of a worker that takes away what is old
    await aggregates.expire({ events: 30 * DAY_MS, texts: 30 * DAY_MS });
    vi.useRealTimers();
    expect(await store.statements("summit")).toHaveLength(1);

    await redis.hincrby(`${env.READOUT_PREFIX}:{summit}:totals`, "changedAt", -31 * DAY_MS);
    setClock(days);
    await aggregates.expire({ events: 30 * DAY_MS });
    vi.useRealTimers();
    expect(await store.events()).toEqual([]);
    await store.close();
  },
);

test("how long the oldest chunk waits is told by Redis's clock, whatever the producer's says", async () => {
  const store = openStore(freshEnv());
  setClock(-40);
  await store.enqueue(ROWS);
  vi.useRealTimers();
  const { queue } = await store.doctor();
  expect(queue.oldestWaitingMs).toBeGreaterThanOrEqual(0);
  expect(queue.oldestWaitingMs).toBeLessThan(DAY_MS);
  await store.close();
});

test("a chunk that was put off by a worker whose clock is far ahead does not wait for that day", async () => {
  const env = freshEnv();
  const prefix = env.READOUT_PREFIX!;
  await addJob(prefix, 1, { version: CHUNK_VERSION + 1 });
  const ahead = startWithClock(env, 40);
  const store = openStore(env);
  await vi.waitUntil(async () => (await store.doctor()).queue.delayed === 1, { timeout: 120_000 });
  ahead.child.kill("SIGKILL");
  await ahead.exited;

  // As a worker that knows the newer format would find it.
  const redis = openRedis();
  const chunk = { version: CHUNK_VERSION, sequence: 1, statements: ROWS };
  await setJobField(redis, prefix, 1, "data", JSON.stringify(chunk));
  expect(await jobField(redis, prefix, 1, "data")).toContain("welcome");
  startWorker(env);
  await untilIdle(env);
  expect(await store.statements("summit")).toHaveLength(1);
  await store.close();
});

/** A real worker process whose clock is so many days off. */
function startWithClock(env: Env, days: number) {
  return startWorker({
    ...env,
    NODE_OPTIONS: `--import ${WRONG}`,
    CLOCK_OFFSET_MS: String(days * DAY_MS),
  });
}

/** Sets the clock of this process so many days off; timers go on. */
function setClock(days: number): void {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: now + days * DAY_MS });
}
