import { expect, test, vi } from "vitest";
import { CHUNK_VERSION } from "../../src/queue/chunk.ts";
import { type Env, freshEnv, readout, startWorker } from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { addJob } from "../servers/redis.ts";

const GOOD = { event: "summit", text: "We welcome it.", speaker: "Ada Berg" };
const POISON: [what: string, statement: unknown, reason: RegExp][] = [
  ["no object", 7, /not a JSON object/],
  ["no text", { event: "summit" }, /text: is missing/],
  ["a text too long", { ...GOOD, text: "x".repeat(20_001) }, /longer than 20,000/],
  ["an unknown field", { ...GOOD, tone: 1 }, /tone: is not a field/],
];

test.each(POISON)(
  "of a chunk of 250 with %s the other 249 are counted, and it fails alone with its reason",
  async (_, statement, reason) => {
    const env = freshEnv();
    const statements: unknown[] = goodStatements(249);
    statements.splice(117, 0, statement);
    await addChunk(env, { version: CHUNK_VERSION, sequence: 1, statements });
    startWorker(env);
    await untilIdle(env);

    expect(await mentionsOf(env)).toBe(249);
    const { stdout } = await readout(["doctor", "--json"], env);
    const { failed, workers } = JSON.parse(stdout);
    expect(workers).toHaveLength(1);
    expect(failed.total).toBe(1);
    expect(failed.jobs[0].statements).toHaveLength(1);
    expect(failed.jobs[0].reason).toMatch(reason);
    expect((await readout(["doctor"], env)).stdout).toMatch(reason);
    expect((await readout(["failed"], env)).stdout).toMatch(reason);
  },
);

test("several poisonous statements of one chunk fail each alone; retrying fails again, dropping ends it", async () => {
  const env = freshEnv();
  const statements = [...goodStatements(5), ...POISON.map(([, statement]) => statement)];
  await addChunk(env, { version: CHUNK_VERSION, sequence: 1, statements });
  startWorker(env);
  const store = openStore(env);
  const failed = async () => (await store.failed.list()).jobs;
  await vi.waitUntil(async () => (await failed()).length === POISON.length, { timeout: 120_000 });
  expect((await failed()).map(({ statements: alone }) => alone.length)).toEqual([1, 1, 1, 1]);
  expect(await mentionsOf(env)).toBe(5);

  expect(await store.failed.retry()).toBe(4);
  await vi.waitUntil(async () => (await failed()).length === POISON.length, { timeout: 120_000 });
  expect(await store.failed.drop()).toBe(4);
  expect(await failed()).toEqual([]);
  await store.close();
});

test("a job that holds no chunk fails at once, and the next is worked on", async () => {
  const env = freshEnv();
  await addChunk(env, { hello: "world" });
  await addChunk(env, { version: CHUNK_VERSION, sequence: 2, statements: goodStatements(1) });
  startWorker(env);
  await untilIdle(env);
  expect(await mentionsOf(env)).toBe(1);
  expect((await readout(["failed"], env)).stdout).toMatch(/no chunk of statements/);
});

test("a job in a newer format is put back, never failed", async () => {
  const env = freshEnv();
  await addChunk(env, { version: CHUNK_VERSION + 1, freight: "unknown" });
  startWorker(env);
  const store = openStore(env);
  await vi.waitUntil(async () => (await store.doctor()).queue.delayed === 1, { timeout: 120_000 });
  expect((await store.doctor()).failed.total).toBe(0);
  await store.close();
});

test("told to stop, a worker finishes its chunk and leaves with 0; the next one does the rest", async () => {
  const env = { ...freshEnv(), READOUT_CHUNK_SIZE: "50", READOUT_CONCURRENCY: "1" };
  const store = openStore(env);
  await store.enqueue(goodStatements(3_000));
  const first = startWorker(env);
  await vi.waitUntil(async () => (await mentionsOf(env)) > 0, { timeout: 120_000, interval: 5 });
  first.child.kill("SIGTERM");
  expect(await first.exited).toEqual([0, null]);
  const { queue } = await store.doctor();
  expect(queue.active).toBe(0);

  const second = startWorker(env);
  await untilIdle(env);
  second.child.kill("SIGINT");
  expect(await second.exited).toEqual([0, null]);
  expect(await mentionsOf(env)).toBe(3_000);
  await store.close();
});

function goodStatements(count: number) {
  return Array.from({ length: count }, (_, i) => ({
    ...GOOD,
    id: `good-${i}`,
    outlet: `Outlet ${i % 7}`,
  }));
}

let chunks = 0;

function addChunk({ READOUT_PREFIX }: Env, data: unknown): Promise<void> {
  return addJob(READOUT_PREFIX!, (chunks += 1), data);
}

async function mentionsOf(env: Env): Promise<number> {
  const store = openStore(env);
  const rows = await store.events();
  await store.close();
  return rows.reduce((sum, { mentions }) => sum + mentions, 0);
}
