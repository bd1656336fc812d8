import type { ChildProcess } from "node:child_process";
import { expect, inject, test, vi } from "vitest";
import { poisonText } from "../../load/stage/misbehaving-tagger.ts";
import { CHUNK_VERSION, chunkJobId } from "../../src/queue/chunk.ts";
import { heldData } from "../../src/queue/held-chunks.ts";
import { JOB_OPTIONS, queuePrefix } from "../../src/queue/settings.ts";
import { freshEnv, startMisbehavingWorker, startWorker } from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { addJob, keysLike, openRedis, setJobField } from "../servers/redis.ts";

const ROWS = Array.from({ length: 20 }, (_, i) => ({
  id: `row-${i}`,
  event: "summit",
  text: `We welcome step ${i}.`,
}));

test("a chunk stands beside its job, is told to wait, and is gone once it is counted", async () => {
  const { env, store, chunks } = open();
  const { jobIds } = await store.enqueue(ROWS);
  expect(jobIds).toHaveLength(1);
  expect(await chunks()).toHaveLength(2); // itself, and the list of all
  expect(new Set(await store.reconcile(ROWS))).toEqual(new Set(["waiting"]));
  startWorker(env);
  await untilIdle(env);
  expect((await store.report("summit")).totals.mentions).toBe(20);
  await vi.waitUntil(async () => (await chunks()).length === 0, { timeout: 120_000 });
});

test("what is set apart from a chunk stands in its own job, and the chunk is gone", async () => {
  const { env, store, chunks } = open();
  const broken = { ...ROWS[0]!, id: "broken", text: poisonText("throws null") };
  await store.enqueue([...ROWS, broken, { ...broken, id: "too" }]);
  await end(startMisbehavingWorker(env), async () => (await store.failed.list()).total === 2);
  const { jobs } = await store.failed.list();
  expect(jobs.map(({ statements }) => statements.map(({ id }) => id)).toSorted()).toEqual([
    ["broken"],
    ["too"],
  ]);
  expect((await store.report("summit")).totals.mentions).toBe(20);
  expect(await chunks()).toEqual([]);
  expect(await store.failed.retry()).toBe(2);
  startWorker(env);
  await untilIdle(env);
  expect((await store.report("summit")).totals.mentions).toBe(22);
});

test("a job whose chunk is not there is tried until it is, and nothing of it fails", async () => {
  const { env, store, redis, shard } = open();
  await store.enqueue(ROWS.slice(0, 1)); // the event is known
  const data = { version: CHUNK_VERSION, sequence: 2, statements: ROWS, revisions: [] };
  await addJob(env.READOUT_PREFIX!, 2, heldData(data as never));
  const worker = startWorker(env);
  await vi.waitUntil(() => /is not there/.test(worker.log()), { timeout: 120_000 });
  await redis.set(`${shard(2)}:chunks:${chunkJobId(2, "test")}`, JSON.stringify(data));
  await untilIdle(env);
  expect((await store.report("summit")).totals.mentions).toBe(20);
  expect((await store.failed.list()).total).toBe(0);
});

test("a job whose tries are over keeps its chunk: it is listed, put back, and dropped with it", async () => {
  const { env, store, redis, shard, chunks } = open();
  const data = { version: CHUNK_VERSION, sequence: 2, statements: ROWS, revisions: [] };
  const key = `${shard(2)}:chunks:${chunkJobId(2, "test")}`;
  const fail = async () => {
    await addJob(env.READOUT_PREFIX!, 2, heldData(data as never));
    // It has had all tries but one.
    await setJobField(redis, env.READOUT_PREFIX!, 2, "atm", String(JOB_OPTIONS.attempts - 1));
    const failed = async () => (await store.failed.list()).total === 1;
    await end(startWorker(env), failed);
    await redis.set(key, JSON.stringify(data));
  };
  await fail();
  const [job] = (await store.failed.list()).jobs;
  expect(job?.statements.map(({ id }) => id)).toEqual(ROWS.map(({ id }) => id));
  expect(new Set(await store.reconcile(ROWS))).toEqual(new Set(["failed"]));
  await store.failed.retry();
  await end(startWorker(env), async () => (await chunks()).length === 0);
  expect((await store.report("summit")).totals.mentions).toBe(20);

  await fail();
  expect(await store.failed.drop()).toBe(1);
  expect(await chunks()).toEqual([]);
});

test("what stands beside a job and is no chunk fails with its reason", async () => {
  const { env, store, redis, shard } = open();
  const data = { version: CHUNK_VERSION, sequence: 2, statements: ROWS, revisions: [] };
  await redis.set(`${shard(2)}:chunks:${chunkJobId(2, "test")}`, '{"version":3,"sta');
  await redis.set(`${shard(3)}:chunks:${chunkJobId(3, "test")}`, '["no chunk"]');
  for (const sequence of [2, 3])
    await addJob(env.READOUT_PREFIX!, sequence, heldData(data as never));
  startWorker(env);
  await vi.waitUntil(async () => (await store.failed.list()).total === 2, { timeout: 120_000 });
  const { jobs } = await store.failed.list();
  expect(jobs.map(({ reason }) => reason).toSorted()).toEqual([
    expect.stringMatching(/^The job holds no JSON: /),
    "The job holds no chunk of statements",
  ]);
  expect(jobs.flatMap(({ statements }) => statements.map(({ text }) => text)).toSorted()).toEqual([
    '["no chunk"]',
    '{"version":3,"sta',
  ]);
});

test("a chunk that a worker left behind is swept, one whose job waits stays", async () => {
  const { env, store, redis, shard, chunks } = open();
  await store.enqueue(ROWS);
  const base = shard(0);
  await redis.set(`${base}:chunks:chunk-7-gone-0`, "{}");
  await redis.zadd(`${base}:chunks`, "1", "chunk-7-gone-0");
  for (const id of await redis.zrange(`${base}:chunks`, "0", "-1")) {
    await redis.zadd(`${base}:chunks`, "1", id); // all of them are old
  }
  await redis.hset(`${base}:statements:meta`, "paused", "1");
  await end(startWorker(env), async () => (await chunks()).length === 2);
  expect(new Set(await store.reconcile(ROWS))).toEqual(new Set(["waiting"]));
});

/** An empty store, and the keys of chunks beside jobs in it. */
function open() {
  const env = freshEnv();
  const redis = openRedis();
  const prefix = env.READOUT_PREFIX!;
  const shards = inject("queueShards");
  return {
    env,
    redis,
    store: openStore(env),
    shard: (turn: number) => queuePrefix(prefix, turn % shards, shards),
    chunks: () => keysLike(redis, `{${prefix}*chunks*`),
  };
}

/** Ends a worker once something holds. */
async function end(
  worker: { child: ChildProcess; exited: Promise<unknown> },
  holds: () => Promise<boolean>,
): Promise<void> {
  await vi.waitUntil(holds, { timeout: 120_000 });
  worker.child.kill("SIGKILL");
  await worker.exited;
}
