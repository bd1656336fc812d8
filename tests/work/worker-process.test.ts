import { expect, inject, onTestFinished, test, vi } from "vitest";
import { startRedisProcess } from "../../load/servers/redis-process.ts";
import { startWorker } from "../servers/commands.ts";

test("told to stop without Redis, a worker still leaves within its deadline", async () => {
  const worker = startWorker({ REDIS_URL: "redis://127.0.0.1:1", READOUT_SHUTDOWN_MS: "1500" });
  await vi.waitUntil(() => worker.log().includes("will be tried again"), { timeout: 120_000 });
  worker.child.kill("SIGTERM");
  const [code, signal] = await worker.exited;
  expect(signal).toBeNull();
  expect([0, 1]).toContain(code);
});

test("a second signal ends a worker at once", async () => {
  const redis = await startRedisProcess({ server: inject("redisServer") });
  onTestFinished(redis.stop);
  const worker = startWorker({
    REDIS_URL: redis.url,
    READOUT_SHUTDOWN_MS: "600000",
  });
  await vi.waitUntil(() => worker.log().includes("tagger ready"), { timeout: 120_000 });
  await redis.kill();
  await vi.waitUntil(() => worker.log().includes("will be tried again"), { timeout: 120_000 });
  worker.child.kill("SIGTERM");
  await vi.waitUntil(() => worker.log().includes("tagger closing"), { timeout: 120_000 });
  worker.child.kill("SIGTERM");
  expect(await worker.exited).toEqual([1, null]);
});

test("a worker with wrong settings lists all of them and leaves with 2", async () => {
  const worker = startWorker({ REDIS_URL: "localhost", READOUT_CONCURRENCY: "0" });
  expect(await worker.exited).toEqual([2, null]);
  expect(worker.log()).toMatch(/REDIS_URL/);
  expect(worker.log()).toMatch(/READOUT_CONCURRENCY/);
});

test("the log never shows a password", async () => {
  const worker = startWorker({ REDIS_URL: "redis://user:hush-hush@127.0.0.1:1" });
  await vi.waitUntil(() => worker.log().includes("will be tried again"), { timeout: 120_000 });
  worker.child.kill("SIGTERM");
  await worker.exited;
  expect(worker.log()).not.toContain("hush-hush");
});
