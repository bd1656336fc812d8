import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from "vitest";
import { CHUNK_VERSION } from "../../src/queue/chunk.ts";
import { openQueues } from "../../src/queue/open-queues.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import type { RedisAddress } from "../../src/redis/address.ts";
import { startWorker } from "../servers/commands.ts";
import { freePorts } from "../servers/free-ports.ts";

const START = join("redis", "start.sh");
const PASSWORDS = { worker: "w0rker-secret", producer: "pr0ducer-secret", reader: "r3ader-secret" };
type Role = keyof typeof PASSWORDS;
const ROLES = Object.keys(PASSWORDS) as Role[];

// The server as the container starts it, by its script.
let stop: () => Promise<void>;
let port: number;
let folder: string;
beforeAll(async () => {
  [port] = (await freePorts(1)) as [number];
  folder = mkdtempSync(join(tmpdir(), "readout-users-"));
  const settings = [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--dir",
    folder,
    "--appendonly",
    "yes",
  ];
  const server = spawn("sh", [START, ...settings], {
    stdio: "ignore",
    env: {
      PATH: dirname(inject("redisServer")) + delimiter + process.env.PATH,
      USERS_FILE: join(folder, "users.acl"),
      ...Object.fromEntries(
        ROLES.map((role) => [`REDIS_${role.toUpperCase()}_PASSWORD`, PASSWORDS[role]]),
      ),
    },
  });
  stop = async () => {
    server.kill("SIGKILL");
    if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
    rmSync(folder, { recursive: true, force: true });
  };
  await vi.waitUntil(async () => {
    const redis = new Redis({
      port,
      username: "reader",
      password: PASSWORDS.reader,
      lazyConnect: true,
    });
    redis.on("error", () => {});
    try {
      await redis.connect();
      return (await redis.ping()) === "PONG";
    } catch {
      return false;
    } finally {
      redis.disconnect();
    }
  }, 20_000);
});
afterAll(() => stop?.());

const ROWS = [
  { id: "a", event: "summit", text: "We welcome it.", speaker: "Ada Berg" },
  { id: "b", event: "summit", text: "We condemn it.", speaker: "Bo Ek" },
];

/** An event with more outlets than Redis keeps packed. */
const MANY = Array.from({ length: 100 }, (_, i) => {
  return { id: `m-${i}`, event: "flood", text: "We welcome it.", outlet: `Outlet ${i}` };
});

test.each([1, 3])("with %i shards each role may do all that it must", async (shards) => {
  await asRole("worker").then((redis) => redis.del("readout:shards"));
  const as = (role: Role): Readout => {
    const store = openReadout({ redisUrl: addressOf(role), queueShards: shards });
    onTestFinished(store.close);
    return store;
  };
  const [producer, reader] = [as("producer"), as("reader")];
  await producer.enqueue([...ROWS, ...MANY]);
  const worker = startWorker({
    REDIS_URL: `redis://127.0.0.1:${port}`,
    REDIS_USERNAME: "worker",
    REDIS_PASSWORD: PASSWORDS.worker,
    READOUT_QUEUE_SHARDS: String(shards),
    READOUT_RETENTION_DAYS: "30",
  });
  await untilSettled(reader);
  expect(await producer.enqueue(ROWS)).toMatchObject({ accepted: 2, alreadyCounted: 2 });
  expect(await producer.enqueue([{ ...ROWS[0], text: "We regret it." }])).toMatchObject({
    accepted: 1,
  });
  await addPoison(shards);
  await untilSettled(reader);

  expect((await reader.report("summit")).totals).toMatchObject({ mentions: 2, utterances: 2 });
  expect((await reader.report("flood")).totals).toMatchObject({ mentions: 100, outlets: 100 });
  expect(await reader.events()).toHaveLength(2);
  expect(await reader.statements("summit")).toHaveLength(2);
  expect((await reader.failed.list()).jobs).toHaveLength(1);
  expect(await reader.doctor()).toMatchObject({
    redis: { warnings: [] },
    workers: [expect.stringContaining("readout-rules")],
  });

  await expect(reader.enqueue(ROWS)).rejects.toThrow(/NOPERM/);
  await expect(reader.failed.drop()).rejects.toThrow(/NOPERM|can't run this command/);
  expect(await producer.failed.retry()).toBe(1);
  await untilSettled(reader);
  expect(await producer.failed.drop()).toBe(1);
  worker.child.kill("SIGTERM");
  expect(await worker.exited).toEqual([0, null]);
  expect(worker.log()).not.toMatch(/NOPERM/);
});

const COMMANDS: string[][] = [
  ["FLUSHALL"],
  ["FLUSHDB"],
  ["CONFIG", "GET", "*"],
  ["CONFIG", "SET", "maxmemory-policy", "allkeys-lru"],
  ["KEYS", "*"],
  ["SCAN", "0"],
  ["MONITOR"],
  ["DEBUG", "SLEEP", "0"],
  ["REPLICAOF", "NO", "ONE"],
  ["MODULE", "LIST"],
  ["SHUTDOWN", "NOSAVE"],
  ["CLIENT", "LIST"],
  ["ACL", "LIST"],
  ["SAVE"],
  ["SCRIPT", "FLUSH"],
  ["FUNCTION", "LIST"],
  ["SUBSCRIBE", "channel"],
  ["GET", "other:key"],
  ["SET", "other:key", "1"],
  ["EVAL", "return redis.call('GET', 'other:key')", "0"],
  ["EVAL", "return redis.call('FLUSHALL')", "0"],
];

test.each(ROLES)("a %s may neither rule Redis nor see what is not ours", async (role) => {
  const redis = await asRole(role);
  for (const [command, ...args] of COMMANDS) {
    const answer = await redis.call(command!, ...args).catch((error: Error) => error.message);
    expect([command, args, answer]).toEqual([command, args, expect.stringMatching(REFUSED)]);
  }
});

const REFUSED =
  /NOPERM|no permissions|can't access at least one of the keys|can't run this command|DEBUG command not allowed/i;

test.each<[role: Role, commands: string[][]]>([
  [
    "reader",
    [
      ["SET", "readout:{summit}", "1"],
      ["HSET", "readout:{summit}:cells", "x", "1"],
      ["SADD", "readout:events", "x"],
      ["DEL", "readout:{summit}:cells"],
      ["LPUSH", "{readout}:statements:wait", "x"],
      ["DEL", "{readout}:statements:failed"],
      ["EVAL", "return redis.call('SET', KEYS[1], '1')", "1", "readout:{summit}"],
      ["EVAL", "return redis.call('HSET', KEYS[1] .. ':cells', 'x', '1')", "1", "readout:{summit}"],
    ],
  ],
  [
    "producer",
    [
      ["HSET", "readout:{summit}:cells", "x", "1"],
      ["DEL", "readout:{summit}:totals"],
      ["EVAL", "return redis.call('HSET', KEYS[1] .. ':cells', 'x', '1')", "1", "readout:{summit}"],
      ["ZADD", "readout:workers", "1", "x"],
    ],
  ],
])("a %s may not change what is not its own", async (role, commands) => {
  const redis = await asRole(role);
  for (const [command, ...args] of commands) {
    const answer = await redis.call(command!, ...args).catch((error: Error) => error.message);
    expect([command, args, answer]).toEqual([command, args, expect.stringMatching(REFUSED)]);
  }
});

test("nobody comes in without a name and its password, and the file holds no password", async () => {
  const anonymous = new Redis({ port, retryStrategy: null, enableReadyCheck: false });
  anonymous.on("error", () => {});
  onTestFinished(() => anonymous.disconnect());
  await expect(anonymous.get("readout:events")).rejects.toThrow(/NOAUTH/);
  const users = readFileSync(join(folder, "users.acl"), "utf8");
  for (const password of Object.values(PASSWORDS)) expect(users).not.toContain(password);
});

function addressOf(role: Role): RedisAddress {
  const at = { kind: "server", host: "127.0.0.1", port, database: 0 } as const;
  return { at, username: role, password: PASSWORDS[role] };
}

async function untilSettled(reader: Readout): Promise<void> {
  await vi.waitUntil(
    async () => {
      const { queue } = await reader.doctor();
      return queue.waiting + queue.active + queue.delayed === 0;
    },
    { timeout: 30_000 },
  );
}

async function addPoison(shards: number): Promise<void> {
  const queues = openQueues(await asRole("producer"), { prefix: "readout", shards });
  const statements = [{ event: "summit" }];
  await queues.add([
    { jobId: "chunk-900", data: { version: CHUNK_VERSION, sequence: 900, statements } },
  ]);
  await queues.close();
}

async function asRole(role: Role): Promise<Redis> {
  const redis = new Redis({ port, username: role, password: PASSWORDS[role] });
  redis.on("error", () => {});
  onTestFinished(() => redis.disconnect());
  await redis.ping();
  return redis;
}
