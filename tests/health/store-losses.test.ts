import { writeFileSync } from "node:fs";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from "vitest";
import { openReadout } from "../../src/readout.ts";
import type { ReadoutSettings } from "../../src/readout-settings.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { readout, startWorker, toJsonLines, writeFiles } from "../servers/commands.ts";
import { freePorts } from "../../load/servers/free-ports.ts";
import { untilDrained } from "../../load/stage/until-drained.ts";
import { untilIdle } from "../servers/idle.ts";
import { freshPrefix } from "../servers/redis.ts";
import { type RedisProcess, startRedisProcess } from "../../load/servers/redis-process.ts";

const ROWS = Array.from({ length: 5 }, (_, i) => {
  return { id: `s-${i}`, event: "summit", text: "We welcome it.", speaker: `Speaker ${i}` };
});

let server: RedisProcess;
let redis: Redis;
beforeAll(async () => {
  const [port] = (await freePorts(1)) as [number];
  server = await startRedisProcess({ server: inject("redisServer"), port });
  redis = new Redis(port);
});
afterAll(async () => {
  redis?.disconnect();
  await server?.stop();
});

const DAMAGES: [what: string, damage: (prefix: string) => Promise<unknown>, said: RegExp][] = [
  [
    "the sequence is lower",
    (prefix) => redis.set(`${prefix}:sequence`, 1),
    /its sequence was at least \d+ and is now 1\./,
  ],
  [
    "the sequence is gone",
    (prefix) => redis.del(`${prefix}:sequence`),
    /its sequence was at least \d+ and is now 0\./,
  ],
  [
    "the queue is gone",
    (prefix) => removeKeys(`{${prefix}}:*`),
    /its queue knows of 0 jobs, and 5 were put on it.*delete the key \w+:sent/,
  ],
  [
    "the queue is an older one",
    (prefix) => redis.set(`{${prefix}}:statements:id`, 2),
    /its queue knows of 2 jobs, and 5 were put on it/,
  ],
  [
    "the counts of an event are gone",
    (prefix) => removeKeys(`${prefix}:{summit}:*`),
    /it has less of summit than was counted.*delete the key \w+:counted/,
  ],
  [
    "the counts of an event are older ones",
    (prefix) => redis.hset(`${prefix}:{summit}:totals`, "sequence", 1),
    /it has less of summit than was counted/,
  ],
];

test.each(DAMAGES)(
  "where %s, the diagnosis says so and nobody starts to write",
  async (_, damage, said) => {
    const env = envOf(freshPrefix());
    await fill(env);
    const store = storeAt(env);
    expect((await store.doctor()).redis.warnings).toEqual([]);
    await damage(env.READOUT_PREFIX);

    const { warnings } = (await store.doctor()).redis;
    expect(warnings).toContainEqual(expect.stringMatching(said));
    await expect(store.enqueue(ROWS)).rejects.toMatchObject({
      code: "REDIS_UNSAFE",
      message: expect.stringMatching(said) as string,
    });
    const worker = startWorker(env);
    expect(await worker.exited).toEqual([1, null]);
    expect(worker.log()).toMatch(said);
    await store.events(); // readers are never refused

    const heard: string[] = [];
    const warned = storeAt(env, { unsafeRedis: "warn", onWarning: (told) => heard.push(told) });
    await warned.enqueue(ROWS);
    expect(heard).toContainEqual(expect.stringMatching(said));
  },
);

test("commands end with what was lost, and those that read go on", async () => {
  const [[, damage, said]] = DAMAGES as [(typeof DAMAGES)[number]];
  const env = envOf(freshPrefix());
  await fill(env);
  expect((await readout(["doctor"], env)).code).toBe(0);
  await damage(env.READOUT_PREFIX);

  const { code, stdout } = await readout(["doctor"], env);
  expect([code, stdout]).toEqual([1, expect.stringMatching(said)]);
  const [file] = writeFiles({ "rows.jsonl": toJsonLines(ROWS) });
  const refused = await readout(["enqueue", file!], env);
  expect([refused.code, refused.stdout, refused.stderr]).toEqual([
    1,
    "",
    expect.stringMatching(said),
  ]);
  expect((await readout(["events"], env)).code).toBe(0);
  const warned = await readout(["enqueue", file!], { ...env, READOUT_UNSAFE_REDIS: "warn" });
  expect([warned.code, warned.stderr]).toEqual([0, expect.stringMatching(said)]);
});

test("what was lost is sent again; once the marks are gone all is well", async () => {
  const env = envOf(freshPrefix());
  await fill(env);
  await removeKeys(`{${env.READOUT_PREFIX}}:*`);
  await removeKeys(`${env.READOUT_PREFIX}:{summit}:*`);
  await redis.set(`${env.READOUT_PREFIX}:sequence`, 1);
  const [file] = writeFiles({ "rows.jsonl": toJsonLines(ROWS) });
  const warn = { ...env, READOUT_UNSAFE_REDIS: "warn" };
  const { stdout } = await readout(["enqueue", file!, "--reconcile"], warn);
  expect(stdout).toMatch(/5 missing; 5 sent/);
  startWorker(warn);
  await untilIdle(env);
  await redis.del(`${env.READOUT_PREFIX}:sent`);
  expect(await readout(["doctor"], env)).toMatchObject({ code: 0 });
  expect(await mentionsIn(env)).toBe(5);
});

test("a store that is emptied whole, or new, is as good as any", async () => {
  const env = envOf(freshPrefix());
  await fill(env);
  await redis.flushall();
  expect((await readout(["doctor"], env)).code).toBe(0);
  await fill(env);
  expect(await mentionsIn(env)).toBe(5);
});

test("an event that was taken away is no loss", async () => {
  const env = envOf(freshPrefix());
  await fill(env);
  await openAggregates(redis, openKeys(env.READOUT_PREFIX)).expire({ events: 0 });
  expect(await mentionsIn(env)).toBe(0);
  expect((await readout(["doctor"], env)).code).toBe(0);
});

test("a worker that runs says loudly that the store went back, once, and works on", async () => {
  const env = envOf(freshPrefix());
  await fill(env);
  const worker = startWorker(env);
  await vi.waitUntil(() => worker.log().includes("tagger ready"), { timeout: 120_000 });
  await removeKeys(`*${env.READOUT_PREFIX}*`);
  await redis.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
  const loud = () =>
    worker.log().match(/"level":50[^\n]*its sequence was at least \d+ and is now 0/g) ?? [];
  await vi.waitUntil(() => loud().length > 0, { timeout: 120_000 });
  const store = storeAt(env);
  await store.enqueue(ROWS);
  await untilDrained(store);
  expect((await store.report("summit")).totals.mentions).toBe(5);
  expect(loud()).toHaveLength(1);
});

test("a producer that runs is refused once, and told what to do; then it goes on", async () => {
  const env = envOf(freshPrefix());
  const store = storeAt(env, { chunkSize: 1 });
  await store.enqueue(ROWS);
  await removeKeys(`*${env.READOUT_PREFIX}*`);
  await expect(store.enqueue(ROWS)).rejects.toMatchObject({
    code: "REDIS_UNSAFE",
    accepted: 0,
    message: expect.stringMatching(
      /its sequence was at least \d+ and is now 0.*send them again/,
    ) as string,
  });
  expect(await store.enqueue(ROWS)).toMatchObject({ accepted: 5 });
});

test("one that is only warned hears of it and sends", async () => {
  const env = envOf(freshPrefix());
  const warnings: string[] = [];
  const store = storeAt(env, { unsafeRedis: "warn", onWarning: (said) => warnings.push(said) });
  await store.enqueue(ROWS);
  await removeKeys(`*${env.READOUT_PREFIX}*`);
  expect(await store.enqueue(ROWS)).toMatchObject({ accepted: 5 });
  expect(warnings).toEqual([expect.stringMatching(/its sequence was at least \d+/)]);
});

test("an edit counts, though somebody set the sequence back", async () => {
  const env = envOf(freshPrefix());
  await fill(env);
  await redis.set(`${env.READOUT_PREFIX}:sequence`, 0);
  const store = storeAt(env, { unsafeRedis: "allow" });
  await store.enqueue([{ ...ROWS[4]!, text: "We condemn it." }]);
  startWorker({ ...env, READOUT_UNSAFE_REDIS: "allow" });
  await untilDrained(store);
  const texts = (await store.statements("summit")).map(({ text }) => text);
  expect(texts).toContain("We condemn it.");
  expect(texts).toHaveLength(5);
});

// Servers pass over scripts when they read them back as a user without rights; some mend that.
test("doctor sees the loss where a server forgets at a restart what scripts wrote", async () => {
  const [port] = (await freePorts(1)) as [number];
  const [users] = writeFiles({ "users.acl": "" });
  writeFileSync(users!, "user default off resetchannels -@all\nuser all on >word ~* &* +@all\n");
  const own = await startRedisProcess({
    server: inject("redisServer"),
    port,
    settings: { aclfile: users! },
    probe: { username: "all", password: "word" },
  });
  onTestFinished(own.stop);
  const env = {
    REDIS_URL: `redis://all:word@127.0.0.1:${port}`,
    READOUT_PREFIX: freshPrefix(),
  };
  await fill(env);
  await own.kill();
  await own.start();
  const lost = (await mentionsIn(env)) < 5;
  const { code, stdout } = await readout(["doctor"], env);
  expect([code, /The store went back/.test(stdout)]).toEqual(lost ? [1, true] : [0, false]);
});

type StoreEnv = { REDIS_URL: string; READOUT_PREFIX: string };

function envOf(prefix: string): StoreEnv {
  return { REDIS_URL: `redis://127.0.0.1:${server.port}`, READOUT_PREFIX: prefix };
}

function storeAt(env: StoreEnv, settings: Partial<ReadoutSettings> = {}) {
  const store = openReadout({ redisUrl: env.REDIS_URL, prefix: env.READOUT_PREFIX, ...settings });
  onTestFinished(store.close);
  return store;
}

/** Five chunks of one statement each, sent and counted. */
async function fill(env: StoreEnv): Promise<void> {
  await storeAt(env, { chunkSize: 1 }).enqueue(ROWS);
  const worker = startWorker(env);
  await untilIdle(env);
  worker.child.kill("SIGTERM");
  await worker.exited;
}

async function mentionsIn(env: StoreEnv): Promise<number> {
  const rows = await storeAt(env).events();
  return rows.reduce((sum, { mentions }) => sum + mentions, 0);
}

async function removeKeys(pattern: string): Promise<void> {
  const keys = await redis.keys(pattern);
  if (keys.length > 0) await redis.del(...keys);
}
