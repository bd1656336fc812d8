import { Redis } from "ioredis";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, onTestFinished, test } from "vitest";
import { openFaultProxy } from "../../load/stage/fault-proxy.ts";
import type { Chunk } from "../../src/queue/chunk.ts";
import { openReadout } from "../../src/readout.ts";
import type { ReadoutSettings } from "../../src/readout-settings.ts";
import { freePorts } from "../../load/servers/free-ports.ts";
import { freshPrefix, waitingJobs } from "../servers/redis.ts";
import { startRedisProcess } from "../../load/servers/redis-process.ts";

test("Redis goes away in the middle: enqueue says how many mentions were accepted, and those are there", async () => {
  const { readout, proxy, prefix } = await openBehindProxy();
  const error = await readout
    .send(withFault(1_000, 500, () => proxy.shut()))
    .catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: "REDIS_UNREACHABLE" });
  const { accepted, message } = error as { accepted: number; message: string };
  expect(message).toContain(`${accepted} mentions were accepted`);
  expect(accepted).toBeGreaterThan(0);
  expect(await waitingMentions(prefix)).toHaveLength(accepted);
});

test("told to wait, enqueue goes on when Redis is back; every mention is in one job", async () => {
  const { readout, proxy, direct, prefix } = await openBehindProxy({ outageWaitMs: 60_000 });
  let opened: Promise<void> | undefined;
  const { accepted } = await readout.send(
    withFault(1_000, 500, async () => {
      await proxy.shut();
      opened = sleep(700).then(() => proxy.open());
    }),
  );
  await opened;
  expect(accepted).toBe(1_000);
  const ids = rows(1_000).map(({ id }) => id);
  expect((await waitingMentions(prefix)).toSorted()).toEqual(ids.toSorted());
  expect(new Set(await direct.reconcile(rows(1_000)))).toEqual(new Set(["waiting"]));
});

test("while a send is on its way, what comes waits for the answer and then goes together", async () => {
  const { readout, proxy, prefix } = await openBehindProxy({ chunkSize: 100 });
  await readout.enqueue([{ ...rows(1)[0]!, id: "first" }]); // connected, and all scripts loaded
  proxy.stall();
  const held = async function* () {
    for (const statement of rows(20)) {
      yield [{ statement }];
      await sleep(20); // longer than a statement lingers
    }
    proxy.resume();
  };
  expect((await readout.send(held())).accepted).toBe(20);
  expect(await waitingJobs(prefix)).toHaveLength(3);
});

test("the wait is over: the error is that of the outage", async () => {
  const { readout, proxy } = await openBehindProxy({ outageWaitMs: 300 });
  await proxy.shut();
  await expect(readout.enqueue(rows(1))).rejects.toMatchObject({ code: "REDIS_UNREACHABLE" });
});

test("without the replicas that were asked for a send is refused, and can be sent again", async () => {
  const settings = { redisUrl: inject("redisUrl"), prefix: freshPrefix() };
  const careful = opened({ ...settings, waitReplicas: 1, waitMs: 50 });
  await expect(careful.enqueue(rows(5))).rejects.toMatchObject({
    code: "REPLICAS_BEHIND",
    accepted: 0,
  });
  const plain = opened(settings);
  expect((await plain.enqueue(rows(5))).accepted).toBe(5);
});

test("memory above the mark is refused with the figures, before and after maxmemory is reached", async () => {
  const { readout, redis, url } = await openLimited();
  await opened({ redisUrl: url }).enqueue(rows(1)); // what is written once for all is there
  const used = Number(/used_memory:(\d+)/.exec(await redis.info("memory"))![1]);
  await redis.config("SET", "maxmemory", String(Math.ceil(used * 1.1)));
  await expect(readout.enqueue(rows(3))).rejects.toMatchObject({
    code: "REDIS_FULL",
    accepted: 0,
    message: expect.stringMatching(
      /uses \d.* MB of .* producers may fill 80 %.*0 mentions were accepted/,
    ),
  });

  await redis.config("SET", "maxmemory", "0");
  const { accepted } = await readout.enqueue(rows(3));
  expect(accepted).toBe(3);
});

test("what is accepted is bounded by what it will need when it is counted", async () => {
  const { readout, redis } = await openLimited();
  await redis.config("SET", "maxmemory", "6mb");
  const refusal = await readout.enqueue(rows(20_000)).catch((caught: unknown) => caught);
  expect(refusal).toMatchObject({ code: "REDIS_FULL" });
  const { accepted } = refusal as { accepted: number };
  const used = Number(/used_memory:(\d+)/.exec(await redis.info("memory"))![1]);
  expect(accepted).toBeGreaterThan(500);
  expect(used + accepted * 900).toBeLessThan(6 * 1_048_576 * 0.85);
});

function rows(count: number) {
  return Array.from({ length: count }, (_, i) => ({
    id: `row-${i}`,
    event: "summit",
    text: "We welcome it.",
  }));
}

/** Statements of which one is held back until `act` is done. */
async function* withFault(count: number, at: number, act: () => Promise<void>) {
  for (const [i, statement] of rows(count).entries()) {
    if (i === at) await act();
    yield [{ statement }];
  }
}

function opened(settings: ReadoutSettings) {
  const readout = openReadout({ chunkSize: 10, ...settings });
  onTestFinished(() => readout.close());
  return readout;
}

async function openBehindProxy(settings: Partial<ReadoutSettings> = {}) {
  const prefix = freshPrefix();
  const proxy = await openFaultProxy({ target: { path: inject("redisUrl") } });
  onTestFinished(() => proxy.close());
  return {
    proxy,
    prefix,
    readout: opened({ redisUrl: proxy.url, prefix, ...settings }),
    direct: opened({ redisUrl: inject("redisUrl"), prefix }),
  };
}

/** The ids of all mentions that wait, as often as they do. */
async function waitingMentions(prefix: string): Promise<string[]> {
  const chunks = (await waitingJobs(prefix)) as Chunk[];
  return chunks.flatMap(({ statements }) => statements.map(({ id }) => id));
}

/** A Redis whose memory a test may limit, and a producer that does not wait. */
async function openLimited() {
  const [port] = await freePorts(1);
  const server = await startRedisProcess({ server: inject("redisServer"), port: port! });
  const redis = new Redis(port!, "127.0.0.1");
  onTestFinished(async () => {
    redis.disconnect();
    await server.stop();
  });
  const url = `redis://127.0.0.1:${port}`;
  return { redis, url, readout: opened({ redisUrl: url, maxWaitMs: 100 }) };
}
