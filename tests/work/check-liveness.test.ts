import { hostname } from "node:os";
import { expect, inject, test } from "vitest";
import { openKeys } from "../../src/store/keys.ts";
import { isWorkerAlive } from "../../src/work/check-liveness.ts";
import { startHeartbeat } from "../../src/work/heartbeat.ts";
import { freshPrefix, openRedis } from "../servers/redis.ts";

function fresh() {
  const prefix = freshPrefix();
  const env = { REDIS_URL: inject("redisUrl"), READOUT_PREFIX: prefix };
  return { env, keys: openKeys(prefix), redis: openRedis() };
}

test("a worker lives from its first sign of life until it says goodbye", async () => {
  const { env, keys, redis } = fresh();
  expect(await isWorkerAlive(env)).toBe(false);
  const heartbeat = startHeartbeat(redis, keys, {
    worker: `${hostname()}/1 model`,
    onBeat: () => {},
  });
  await expect.poll(() => isWorkerAlive(env), { timeout: 60_000 }).toBe(true);
  await heartbeat.stop();
  expect(await isWorkerAlive(env)).toBe(false);
});

test("a worker that says goodbye in the middle of a sign of life is gone as well", async () => {
  const { env, keys, redis } = fresh();
  await redis.ping();
  await startHeartbeat(redis, keys, { worker: `${hostname()}/1 model`, onBeat: () => {} }).stop();
  await redis.ping();
  expect(await isWorkerAlive(env)).toBe(false);
});

test("neither an old sign of life nor another machine's counts", async () => {
  const { env, keys, redis } = fresh();
  await redis.zadd(keys.workers, Date.now() - 11_000, `${hostname()}/1 model`);
  await redis.zadd(keys.workers, Date.now(), `${hostname()}-2/1 model`);
  expect(await isWorkerAlive(env)).toBe(false);
});

test("a Redis that can't be reached is an error, not an answer", async () => {
  await expect(isWorkerAlive({ REDIS_URL: "/nowhere/redis.sock" })).rejects.toMatchObject({
    code: "REDIS_UNREACHABLE",
  });
});
