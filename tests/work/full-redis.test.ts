import { Redis } from "ioredis";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { startWorker } from "../servers/commands.ts";
import { freePorts } from "../../load/servers/free-ports.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { startRedisProcess } from "../../load/servers/redis-process.ts";

test("a worker does not storm a full Redis, and works everything off once there is memory", async () => {
  const [port] = await freePorts(1);
  const server = await startRedisProcess({ server: inject("redisServer"), port: port! });
  const redis = new Redis(port!, "127.0.0.1");
  onTestFinished(async () => {
    redis.disconnect();
    await server.stop();
  });
  const env = { REDIS_URL: `redis://127.0.0.1:${port}` };
  const store = openStore(env);
  onTestFinished(() => store.close());
  await store.enqueue(
    Array.from({ length: 3_000 }, (_, i) => ({ id: `m-${i}`, event: "summit", text: "We agree." })),
  );

  const refusals = async () =>
    Number(/errorstat_OOM:count=(\d+)/.exec(await redis.info("errorstats"))?.[1] ?? 0);
  const worker = startWorker(env);
  await vi.waitUntil(async () => (await store.events()).length > 0, { timeout: 120_000 });
  await redis.config("SET", "maxmemory", "1mb");
  await vi.waitUntil(async () => (await refusals()) > 0, { timeout: 120_000 });
  const before = await refusals();
  await sleep(2_000); // the time over which refusals are counted
  expect((await refusals()) - before).toBeLessThan(100);
  expect(worker.log()).toContain("OOM");

  await redis.config("SET", "maxmemory", "0");
  await untilIdle(env);
  expect((await store.events())[0]).toMatchObject({ mentions: 3_000 });
  expect((await store.failed.list()).total).toBe(0);
}, 600_000);
