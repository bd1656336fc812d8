import { expect, test, vi } from "vitest";
import { poisonText } from "../../load/stage/misbehaving-tagger.ts";
import { CHUNK_VERSION } from "../../src/queue/chunk.ts";
import { freshEnv, readout, startMisbehavingWorker, startWorker } from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { killWorkersOn } from "../servers/kill-workers.ts";
import { addJob, openRedis } from "../servers/redis.ts";

const GOOD = { event: "summit", speaker: "Ada Berg" };

test("statements whose workers were killed are counted when they are put back, but not over what was sent since", async () => {
  const env = freshEnv();
  const store = openStore(env);
  await openRedis().set(`${env.READOUT_PREFIX}:sequence`, 10); // what is sent anew comes later
  for (const [i, id] of ["left", "sent-anew"].entries()) {
    const statements = [{ ...GOOD, id, text: poisonText("never comes back") }];
    await addJob(env.READOUT_PREFIX!, i + 1, {
      version: CHUNK_VERSION,
      sequence: i + 1,
      statements,
    });
  }
  await killWorkersOn(env, [1, 2]);
  startWorker(env);
  const failed = async () => (await store.failed.list()).jobs;
  await vi.waitUntil(async () => (await failed()).length === 2, { timeout: 120_000 });
  expect((await failed()).map(({ reason }) => reason)).toEqual(
    Array(2).fill("It ended 3 workers that worked on it"),
  );

  await store.enqueue([{ ...GOOD, id: "sent-anew", text: "We condemn it." }]);
  await untilIdle(env);
  const listed = (await failed()).flatMap(({ statements }) => statements);
  expect(Object.fromEntries(listed.map(({ id, counted }) => [id, counted]))).toEqual({
    left: false,
    "sent-anew": true,
  });
  const { stdout } = await readout(["failed"], env);
  expect(stdout.match(/\(a mention of this id is counted\)/g)).toHaveLength(1);

  expect(await store.failed.retry()).toBe(2);
  await untilIdle(env);
  expect(await failed()).toEqual([]);
  const texts = (await store.statements("summit")).map(({ id, text }) => [id, text]);
  expect(Object.fromEntries(texts)).toMatchObject({
    left: poisonText("never comes back"),
    "sent-anew": "We condemn it.",
  });
  await store.close();
}, 600_000);

test("a statement that was set apart and is put back does not undo a later one of its chunk with the same id", async () => {
  const env = freshEnv();
  const store = openStore(env);
  const broken = { ...GOOD, id: "twice", text: poisonText("throws null") };
  await store.enqueue([
    { ...GOOD, id: "first", text: "So be it." },
    broken,
    { ...broken, id: "alone", speaker: "Bo Ek" },
    { ...GOOD, id: "twice", text: "We condemn it." },
  ]);
  const breaking = startMisbehavingWorker(env);
  await vi.waitUntil(async () => (await store.failed.list()).total === 2, { timeout: 120_000 });
  breaking.child.kill("SIGKILL");
  await breaking.exited;

  await store.failed.retry();
  startWorker(env);
  await untilIdle(env);
  expect((await store.failed.list()).total).toBe(0);
  const texts = (await store.statements("summit")).map(({ id, text }) => [id, text]);
  expect(Object.fromEntries(texts)).toEqual({
    first: "So be it.",
    alone: poisonText("throws null"),
    twice: "We condemn it.",
  });
  await store.close();
}, 600_000);
