import { once } from "node:events";
import { Redis } from "ioredis";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { addressOf, type OwnConnection } from "../../src/redis/own-connection.ts";
import { showAddress } from "../../src/redis/address.ts";
import { openReadout } from "../../src/readout.ts";
import { type ReadoutWorker, startWorker } from "../../src/work/start-worker.ts";
import type { Counted, Failed } from "../../src/work/worker-events.ts";
import type { WorkerSettings } from "../../src/work/worker-settings.ts";
import { writeFiles } from "../servers/commands.ts";
import { addJob, freshPrefix, openRedis } from "../servers/redis.ts";

const redisUrl = inject("redisUrl");
const said = (id: string, text = `We welcome ${id}.`) => ({ id, event: "summit", text });

/** A module with a tagger, whose `tag` has this body. */
function taggerModule(body: string, model = "own 1"): string {
  const [file] = writeFiles({
    "tagger.mjs": `
      const none = { evidence: [] };
      const scores = { welcoming: 0, skeptical: 0, hostile: 1, neutral: 0 };
      const tags = (model) => ({
        country: { code: "FR", ...none }, role: "unknown",
        stance: { label: "hostile", scores, confidence: null, ...none },
        sentiment: { score: 0, label: "neutral", ...none }, model,
      });
      export default { model: "${model}", epoch: 1, ${body} };
    `,
  });
  return file!;
}
const GOOD_BODY = `tag: () => tags("own 1")`;

function open(settings: Partial<WorkerSettings> = {}) {
  const prefix = freshPrefix();
  const readout = openReadout({ redisUrl, prefix });
  onTestFinished(readout.close);
  const start = (more: Partial<WorkerSettings> = {}): ReadoutWorker => {
    const worker = startWorker({ redisUrl, prefix, ...settings, ...more });
    onTestFinished(() => worker.close());
    return worker;
  };
  return { readout, prefix, start };
}

test("a worker with a tagger of one's own counts, and tells what was counted and what failed", async () => {
  const counted: Counted[] = [];
  const failed: Failed[] = [];
  const { readout, prefix, start } = open({ tagger: taggerModule(GOOD_BODY) });
  await addJob(prefix, 1, {
    version: 3,
    sequence: 1,
    statements: [said("a"), { event: "summit" }],
  });
  const worker = start({
    onCounted: (one) => counted.push(one),
    onFailed: (one) => failed.push(one),
  });
  expect(await worker.ready()).toBe("own 1");
  await readout.settled();
  const { jobIds } = await readout.enqueue([said("b"), said("c")]);
  await readout.settled();
  const { totals, countries, models } = await readout.report("summit");
  expect(totals.mentions).toBe(3);
  expect(models).toEqual([{ model: "own 1", utterances: 3 }]);
  expect(countries[0]).toMatchObject({ country: "FR", n: 3, stance: { hostile: 3 } });
  await vi.waitUntil(() => failed.length > 0 && counted.length > 1, { timeout: 60_000 });
  expect(counted.at(-1)).toEqual({
    jobId: jobIds[0],
    mentions: ["b", "c"].map((id) => ({ event: "summit", id })),
    ms: expect.any(Number),
  });
  expect(failed).toEqual([
    {
      jobId: expect.stringMatching(/^chunk-/),
      reason: expect.stringMatching(/text: is missing/),
      event: "summit",
      id: null,
      statement: { event: "summit" },
    },
  ]);
  expect((await readout.doctor()).workers).toEqual([expect.stringMatching(/ own 1$/)]);
});

test("a tagger that takes its time is waited for; one that takes too much of it fails alone", async () => {
  const body = `
    async tag({ text }) {
      await new Promise((resolve) => setTimeout(resolve, text.includes("stuck") ? 1e9 : 5));
      return tags("own 1");
    }`;
  const { readout, start } = open({ tagger: taggerModule(body) });
  start({ limits: { jobMs: 2_000, statementMs: 1_000 } });
  await readout.enqueue([said("a"), said("b", "It is stuck."), said("c")]);
  await readout.settled();
  expect((await readout.report("summit")).totals.mentions).toBe(2);
  const { jobs } = await readout.failed.list();
  expect(jobs.map(({ reason }) => reason)).toEqual(["Tagging took longer than 1 s"]);
});

test.each([
  ["nothing", "tag() {}", /tags: is no object/],
  ["no stance", "tag: () => ({ ...tags('own 1'), stance: undefined })", /tags.stance/],
  ["another model", "tag: () => tags('other 1')", /tags.model: is other 1/],
  ["an error", "tag() { throw new Error('no idea') }", /no idea/],
])(
  "a tagger that gives %s fails its statement with the reason, and counts nothing",
  async (_, body, reason) => {
    const { readout, start } = open({ tagger: taggerModule(body) });
    start();
    await readout.enqueue([said("a")]);
    await readout.settled();
    const { jobs } = await readout.failed.list();
    expect(jobs.map((job) => job.reason)).toEqual([expect.stringMatching(reason)]);
    expect((await readout.report("summit")).totals.mentions).toBe(0);
  },
);

test.each([
  ["is not there", "/nowhere/tagger.mjs", /can't be loaded/],
  ["gives no tagger", () => taggerModule("tag: 7"), /has to export a tagger/],
])("a worker whose tagger %s does not start, and says so", async (_, tagger, message) => {
  const { start } = open({ tagger: typeof tagger === "string" ? tagger : tagger() });
  const worker = start();
  const refusal = { code: "INVALID_TAGGER", message: expect.stringMatching(message) };
  const closed = once(worker, "closed");
  const [error] = await new Promise<[Error]>((resolve) => worker.on("error", (e) => resolve([e])));
  expect(error).toMatchObject(refusal);
  await closed;
  await expect(worker.ready()).rejects.toMatchObject(refusal);
});

test("settings of a worker that are wrong are refused at once", () => {
  for (const [settings, message] of [
    [{}, /redisUrl: is missing/],
    [{ redisUrl, tager: "x" }, /tager: .*did you mean tagger\?/],
    [{ redisUrl, connection: {} }, /connection: says the same/],
    [{ connection: { keyPrefix: "x" } }, /keyPrefix/],
    [{ redisUrl, limits: { jobMs: 0 } }, /jobMs: must be a whole number/],
    [{ redisUrl, onCounted: true }, /onCounted: must be a function/],
  ] as const)
    expect(() => startWorker(settings as WorkerSettings)).toThrow(
      expect.objectContaining({ code: "INVALID_CONFIG", message: expect.stringMatching(message) }),
    );
});

test("a connection of one's own is taken as options and as an instance, which stays as it is", async () => {
  const path = redisUrl;
  const instance = new Redis({ path, lazyConnect: true, commandTimeout: 1_000 });
  onTestFinished(() => instance.disconnect());
  for (const connection of [{ path }, instance] satisfies OwnConnection[]) {
    const { readout, start } = open({ redisUrl: undefined, connection });
    const worker = start();
    await readout.enqueue([said("a")]);
    await readout.settled();
    expect((await readout.report("summit")).totals.mentions).toBe(1);
    await worker.close();
  }
  expect(instance.status).toBe("wait"); // nobody connected it
  expect(instance.listenerCount("error")).toBe(0);
  const { host, port } = { host: "redis.example", port: 6380 };
  expect(showAddress(addressOf({ host, port, password: "hush", tls: {} }))).toBe(
    "rediss://redis.example:6380",
  );
});

test("a worker that pauses takes nothing until it goes on, and one that was closed takes nothing more", async () => {
  const { readout, start } = open();
  const worker = start();
  await worker.pause();
  const { jobIds } = await readout.enqueue([said("a")]);
  const waits = { code: "NOT_SETTLED" };
  await expect(readout.settled(jobIds, { limit: 500 })).rejects.toMatchObject(waits);
  worker.resume();
  await readout.settled(jobIds);
  await worker.close();
  await worker.close();
  const more = await readout.enqueue([said("b")]);
  await expect(readout.settled(more.jobIds, { limit: 500 })).rejects.toMatchObject(waits);
  expect((await readout.doctor()).workers).toEqual([]);
});

test("a worker that is closed before it has started ends, and keeps nothing open", async () => {
  const worker = startWorker({ redisUrl: "redis://127.0.0.1:1", prefix: freshPrefix() });
  const ready = worker.ready().catch((error: unknown) => error);
  const closed = new Promise<void>((resolve) => worker.on("closed", resolve));
  await worker.close();
  await closed;
  expect(await ready).toMatchObject({ code: "READOUT_CLOSED" });
});

test("a listener that throws makes no job fail, and is told as an error", async () => {
  const { readout, start } = open();
  const thrown = new Error("thrown by a listener");
  const errors: unknown[] = [];
  const worker = start({
    onCounted() {
      throw thrown;
    },
  });
  worker.on("error", (error) => errors.push(error));
  await readout.enqueue([said("a")]);
  await readout.settled();
  expect(await readout.reconcile([said("a")])).toEqual(["counted"]);
  expect(errors).toEqual([thrown]);
  expect(await openRedis().ping()).toBe("PONG");
});
