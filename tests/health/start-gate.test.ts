import { connect, createServer } from "node:net";
import { Redis } from "ioredis";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from "vitest";
import { openReadout } from "../../src/readout.ts";
import { readout, startWorker, toJsonLines, writeFiles } from "../servers/commands.ts";
import { freePorts } from "../../load/servers/free-ports.ts";
import { freshPrefix } from "../servers/redis.ts";
import { type RedisProcess, startRedisProcess } from "../../load/servers/redis-process.ts";

const GOOD = { event: "summit", text: "We welcome it." };

/** A server that evicts and saves nothing, and one that does neither. */
let unsafe: RedisProcess;
let safe: RedisProcess;
beforeAll(async () => {
  const server = inject("redisServer");
  const [first, second] = await freePorts(2);
  const settings = { "maxmemory-policy": "allkeys-lru", appendonly: "no", maxmemory: "100mb" };
  unsafe = await startRedisProcess({ server, port: first!, settings });
  safe = await startRedisProcess({ server, port: second!, settings: { maxmemory: "100mb" } });
});
afterAll(async () => {
  await unsafe?.stop();
  await safe?.stop();
});

const REFUSED = [/maxmemory-policy is allkeys-lru.*CONFIG SET/, /appendonly is off.*CONFIG SET/];

test.each(["enqueue", "run"])("%s refuses a Redis that would lose statements", async (command) => {
  const [file] = writeFiles({ "rows.jsonl": toJsonLines([GOOD]) });
  const env = envOf(unsafe);
  const { code, stdout, stderr } = await readout([command, file!], env);
  expect([code, stdout]).toEqual([1, ""]);
  for (const setting of REFUSED) expect(stderr).toMatch(setting);
  expect(stderr).toMatch(/READOUT_UNSAFE_REDIS=warn/);

  const warned = await readout([command, file!], { ...env, READOUT_UNSAFE_REDIS: "warn" });
  expect(warned.code).toBe(0);
  for (const setting of REFUSED) expect(warned.stderr).toMatch(setting);
  const allowed = await readout([command, file!], { ...env, READOUT_UNSAFE_REDIS: "allow" });
  expect([allowed.code, allowed.stderr]).toEqual([0, expect.not.stringMatching(/appendonly/)]);
});

test("a worker refuses it too, or starts with warnings where the user says so", async () => {
  const env = envOf(unsafe);
  const refused = startWorker(env);
  expect(await refused.exited).toEqual([1, null]);
  for (const setting of REFUSED) expect(refused.log()).toMatch(setting);

  const warned = startWorker({ ...env, READOUT_UNSAFE_REDIS: "warn" });
  await vi.waitUntil(() => warned.log().includes("tagger ready"), { timeout: 120_000 });
  for (const setting of REFUSED) expect(warned.log()).toMatch(setting);
});

test("a program is refused when it sends, and never when it reads", async () => {
  const prefix = freshPrefix();
  const store = openReadout({ redisUrl: `redis://127.0.0.1:${unsafe.port}`, prefix });
  onTestFinished(store.close);
  await expect(store.enqueue([GOOD])).rejects.toMatchObject({ code: "REDIS_UNSAFE" });
  expect(await store.events()).toEqual([]);
  expect((await store.doctor()).redis.warnings).toHaveLength(2);
});

test("readers start on any Redis; doctor says what is wrong and ends with 1", async () => {
  const env = envOf(unsafe);
  expect((await readout(["events"], env)).code).toBe(0);
  const { code, stdout } = await readout(["doctor"], env);
  expect(code).toBe(1);
  for (const setting of REFUSED) expect(stdout).toMatch(setting);
  expect((await readout(["doctor"], { ...env, READOUT_UNSAFE_REDIS: "warn" })).code).toBe(0);
});

test("doctor finds nothing wrong with a safe Redis, and says how full it is", async () => {
  const { code, stdout } = await readout(["doctor"], envOf(safe));
  expect(code).toBe(0);
  expect(stdout).toMatch(/^memory .* of 105 MB \(\d+ %\)$/m);
  expect(stdout).toMatch(/^replicas {2}0$/m);
  expect(stdout).not.toMatch(/^(warning|note)/m);
});

test("a Redis without a limit to its memory is noted, and not refused", async () => {
  const redis = new Redis(safe.port);
  onTestFinished(() => redis.disconnect());
  await redis.config("SET", "maxmemory", "0");
  onTestFinished(async () => void (await redis.config("SET", "maxmemory", "100mb")));
  const { code, stdout } = await readout(["doctor"], envOf(safe));
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^note +maxmemory is not set.*1gb/m)]);
  const worker = startWorker(envOf(safe));
  await vi.waitUntil(() => worker.log().includes("tagger ready"), { timeout: 120_000 });
  expect(worker.log()).toMatch(/"level":30[^\n]*maxmemory is not set/);
});

test("a Redis older than 6.2 is refused", async () => {
  const port = await changingReplies(safe, (text) =>
    text.replace(/(redis_version:)\d\.\d/g, "$16.0"),
  );
  const [file] = writeFiles({ "rows.jsonl": toJsonLines([GOOD]) });
  const env = envOf({ port });
  const { code, stderr } = await readout(["enqueue", file!], env);
  expect([code, stderr]).toEqual([1, expect.stringMatching(/Redis 6\.0\.\d+ is older than 6\.2/)]);
});

test("a Redis without CONFIG and ACL that hides a part of INFO is used, and what could not be checked is said", async () => {
  const rented = await startRedisProcess({
    server: inject("redisServer"),
    settings: { "rename-command": "CONFIG hidden-config --rename-command ACL hidden-acl" },
  });
  onTestFinished(rented.stop);
  const client = new Redis(rented.port);
  onTestFinished(() => client.disconnect());
  await expect(client.config("GET", "maxmemory")).rejects.toThrow(/unknown command/);
  await expect(client.call("ACL", "WHOAMI")).rejects.toThrow(/unknown command/);

  const port = await changingReplies(rented, (text) =>
    // Names as long as theirs, as the reply says how long it is.
    text.replace(/^(maxmemory(?:_policy)?|aof_enabled|used_memory):/gm, (name) =>
      name.replace(/^.../, "xxx"),
    ),
  );
  const env = envOf({ port });
  const [file] = writeFiles({ "rows.jsonl": toJsonLines([GOOD]) });
  const sent = await readout(["enqueue", file!], env);
  expect([sent.code, sent.stderr]).toEqual([0, expect.not.stringContaining("maxmemory-policy is")]);
  const worker = startWorker(env);
  await expect
    .poll(async () => (await readout(["events"], env)).stdout, { timeout: 120_000 })
    .toContain("summit");
  worker.child.kill("SIGTERM");
  expect(await worker.exited).toEqual([0, null]);
  const doctor = await readout(["doctor"], env);
  expect(doctor.code).toBe(0);
  expect(doctor.stdout).toMatch(/^saving +append-only file unknown$/m);
  for (const what of ["maxmemory-policy", "appendonly", "Memory"]) {
    const said = new RegExp(`${what} could not be checked`);
    expect(doctor.stdout).toMatch(said);
    expect(worker.log()).toMatch(said);
  }
  expect(doctor.stdout).not.toMatch(/^warning/m);
});

test("a worker that finds Redis down waits for it, and passes the gate when it is there", async () => {
  await unsafe.kill();
  const worker = startWorker(envOf(unsafe));
  await vi.waitUntil(() => worker.log().includes("no answer for five seconds"), {
    timeout: 120_000,
  });
  expect(worker.child.exitCode).toBeNull();
  await unsafe.start();
  expect(await worker.exited).toEqual([1, null]);
  expect(worker.log()).toMatch(/allkeys-lru/);
});

test("a worker whose Redis comes back with another policy says so, and works on", async () => {
  const worker = startWorker(envOf(safe));
  await vi.waitUntil(() => worker.log().includes("tagger ready"), { timeout: 120_000 });
  const redis = new Redis(safe.port);
  onTestFinished(() => redis.disconnect());
  await redis.config("SET", "maxmemory-policy", "volatile-lru");
  await redis.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
  await vi.waitUntil(() => worker.log().includes("maxmemory-policy is volatile-lru"), {
    timeout: 120_000,
  });
  expect(worker.child.exitCode).toBeNull();
  await redis.config("SET", "maxmemory-policy", "noeviction");
});

test("a Redis that hangs is unreachable for a producer, soon", async () => {
  safe.pause();
  onTestFinished(safe.resume);
  const store = openReadout({ redisUrl: `redis://127.0.0.1:${safe.port}` });
  const refused = store.enqueue([GOOD]).catch((error: unknown) => error);
  // In many small steps, so that a machine that stands still holds both up alike.
  const late = (async () => {
    for (let step = 0; step < 100; step += 1) await sleep(100);
    return "late";
  })();
  expect(await Promise.race([refused, late])).toMatchObject({ code: "REDIS_UNREACHABLE" });
});

/** A real server, whose words are changed on the way; its port. */
async function changingReplies(
  { port: target }: RedisProcess,
  change: (text: string) => string,
): Promise<number> {
  const proxy = createServer((client) => {
    const server = connect(target, "127.0.0.1");
    client.pipe(server);
    server.on("data", (data) => {
      client.write(Buffer.from(change(data.toString("latin1")), "latin1"));
    });
    for (const socket of [client, server]) socket.on("error", () => {});
    client.on("close", () => server.destroy());
  });
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void proxy.close());
  return (proxy.address() as { port: number }).port;
}

function envOf({ port }: Pick<RedisProcess, "port">) {
  return { REDIS_URL: `redis://127.0.0.1:${port}`, READOUT_PREFIX: freshPrefix() };
}
