import { readFileSync } from "node:fs";
import { Redis } from "ioredis";
import { expect, onTestFinished, test } from "vitest";
import { CHUNK_VERSION } from "../../src/queue/chunk.ts";
import { openQueues } from "../../src/queue/open-queues.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import { FORBIDDEN, OPERATING } from "./commands.ts";
import { startWorker } from "../servers/commands.ts";
import { untilDrained } from "../../load/stage/until-drained.ts";
import { PASSWORDS, type Role, ROLES } from "../../load/servers/shipped-redis.ts";
import { useShippedRedis } from "./shipped.ts";

const { server, asRole } = useShippedRedis();

const ROWS = [
  { id: "a", event: "summit", text: "We welcome it.", speaker: "Ada Berg" },
  { id: "b", event: "summit", text: "We condemn it.", speaker: "Bo Ek" },
];

/** An event with more outlets than Redis keeps packed. */
const MANY = Array.from({ length: 100 }, (_, i) => {
  return { id: `m-${i}`, event: "flood", text: "We welcome it.", outlet: `Outlet ${i}` };
});

/** More utterances of a day than one leaf of a sorted set takes. */
const VOICES = Array.from({ length: 150 }, (_, i) => {
  return { id: `v-${i}`, event: "vote", text: "We welcome it.", speaker: `Speaker ${i}` };
});

test.each([1, 3])("with %i shards each role may do all that it must", async (shards) => {
  await asRole("worker").then((redis) => redis.del("readout:shards"));
  const as = (role: Role): Readout => {
    const store = openReadout({ redisUrl: server().addressOf(role), queueShards: shards });
    onTestFinished(store.close);
    return store;
  };
  const [producer, reader] = [as("producer"), as("reader")];
  await producer.enqueue([...ROWS, ...MANY, ...VOICES]);
  const worker = startWorker({
    REDIS_URL: `redis://127.0.0.1:${server().port}`,
    REDIS_USERNAME: "worker",
    REDIS_PASSWORD: PASSWORDS.worker,
    READOUT_QUEUE_SHARDS: String(shards),
    READOUT_RETENTION_DAYS: "30",
  });
  await untilDrained(reader);
  expect(await producer.enqueue(ROWS)).toMatchObject({ accepted: 2, alreadyCounted: 2 });
  expect(await producer.enqueue([{ ...ROWS[0]!, text: "We regret it." }])).toMatchObject({
    accepted: 1,
  });
  expect(await producer.reconcile([ROWS[1]!, { event: "summit", text: "Never sent." }])).toEqual([
    "counted",
    "missing",
  ]);
  await addPoison(shards);
  await untilDrained(reader);

  expect((await reader.report("summit")).totals).toMatchObject({ mentions: 2, utterances: 2 });
  expect((await reader.report("flood")).totals).toMatchObject({ mentions: 100, outlets: 100 });
  expect(await reader.events()).toHaveLength(3);
  expect(await reader.statements("summit")).toHaveLength(2);
  expect((await reader.failed.list()).jobs).toHaveLength(1);
  expect(await reader.doctor()).toMatchObject({
    redis: { warnings: [] },
    workers: [expect.stringContaining("readout-rules")],
  });

  const editor = as("editor");
  const said = { stance: "hostile", country: "FR", author: "ada", why: "read in full" } as const;
  await expect(reader.correct("summit", "a", said)).rejects.toThrow(/NOPERM|can't run this/);
  await expect(producer.correct("summit", "a", said)).rejects.toThrow(/NOPERM|can't access/);
  await editor.correct("summit", "a", said);
  await expect(reader.freeze("summit")).rejects.toThrow(/NOPERM|can't access|can't run this/);
  const { id } = await editor.freeze("summit");
  expect((await reader.frozen.get("summit", id)).report.event).toBe("summit");
  await editor.frozen.drop("summit", id);
  await editor.correct("summit", "a", { undo: true, author: "ada" });
  for (const { id } of VOICES) await editor.correct("vote", id, said);
  expect((await reader.corrections.list("summit")).at(-1)?.undo).toBeDefined();
  expect((await reader.report("vote")).totals).toMatchObject({ utterances: 150, corrected: 150 });
  expect(await reader.review("summit")).toHaveLength(2);
  await editor.foldTogether("summit", "a", "b");
  await editor.unfold("summit", "b");
  await editor.fold("vote");
  await expect(reader.foldTogether("summit", "a", "b")).rejects.toThrow(/NOPERM|can't run this/);
  await expect(producer.foldTogether("summit", "a", "b")).rejects.toThrow(/NOPERM|can't access/);
  expect(await producer.answers.take(`key ${shards}`, "one")).toBe("taken");
  await producer.answers.keep(`key ${shards}`, "one", "answer");
  expect(await producer.answers.take(`key ${shards}`, "one")).toMatchObject({ answer: "answer" });
  await expect(editor.answers.keep(`key ${shards}`, "one", "mine")).rejects.toThrow(
    /NOPERM|can't run this/,
  );
  await expect(editor.enqueue(ROWS)).rejects.toThrow(/NOPERM/);
  await expect(editor.failed.drop()).rejects.toThrow(/NOPERM|can't run this command/);

  await expect(reader.enqueue(ROWS)).rejects.toThrow(/NOPERM/);
  await expect(reader.failed.drop()).rejects.toThrow(/NOPERM|can't run this command/);
  await expect(producer.failed.drop()).rejects.toThrow(/NOPERM|can't run this command/);
  const ruler = as("worker");
  expect(await ruler.failed.retry()).toBe(1);
  await untilDrained(reader);
  expect(await ruler.failed.drop()).toBe(1);
  worker.child.kill("SIGTERM");
  expect(await worker.exited).toEqual([0, null]);
  expect(worker.log()).not.toMatch(/NOPERM/);
});

test.each(ROLES)("a %s may neither rule Redis nor see what is not ours", async (role) => {
  const redis = await asRole(role);
  for (const [command, ...args] of FORBIDDEN) {
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
      ...OPERATING,
      ["SET", "readout:{summit}", "1"],
      ["HSET", "readout:{summit}:cells", "x", "1"],
      ["HSET", "readout:{summit}:corrections", "x", "1"],
      ["HSET", "readout:{summit}:frozen", "x", "1"],
      ["SADD", "readout:events", "x"],
      ["DEL", "readout:{summit}:cells"],
      ["LPUSH", "{readout}:statements:wait", "x"],
      ["DEL", "{readout}:statements:failed"],
      ["EVAL", "return redis.call('SET', KEYS[1], '1')", "1", "readout:{summit}"],
      ["EVAL", "return redis.call('HSET', KEYS[1] .. ':cells', 'x', '1')", "1", "readout:{summit}"],
    ],
  ],
  ["worker", OPERATING],
  [
    "editor",
    [
      ...OPERATING,
      ["SET", "readout:{summit}", "1"],
      ["HSET", "readout:{summit}:texts", "a", "1"],
      ["HDEL", "readout:{summit}:texts", "a"],
      ["HSET", "readout:{summit}:mentions:0", "a", "1"],
      ["HDEL", "readout:{summit}:utterances:0", "a"],
      ["HSET", "readout:{summit}:titles", "a", "1"],
      ["SADD", "readout:events", "x"],
      ["DEL", "readout:{summit}:corrections"],
      ["DEL", "readout:{summit}:cells"],
      ["LPUSH", "{readout}:statements:wait", "x"],
      ["ZADD", "readout:workers", "1", "x"],
      ["EVAL", "return redis.call('HSET', KEYS[1] .. ':texts', 'x', '1')", "1", "readout:{summit}"],
    ],
  ],
  [
    "operator",
    [
      ["HGETALL", "readout:{summit}:texts"],
      ["GET", "{readout}:statements:id"],
      ["DEL", "readout:events"],
      ["EVAL", "return 1", "0"],
      ["LPUSH", "{readout}:statements:wait", "x"],
    ],
  ],
  [
    "watcher",
    [
      ...OPERATING,
      ["HGETALL", "readout:{summit}:texts"],
      ["HGETALL", "readout:{summit}:cells"],
      ["HSET", "readout:{summit}:cells", "x", "1"],
      ["DEL", "readout:{summit}:items"],
      ["DEL", "readout:events"],
      ["SREM", "readout:events", "summit"],
      ["SET", "readout:sequence", "1"],
      ["DEL", "{readout}:statements:wait"],
      ["ZREM", "{readout}:statements:failed", "x"],
      ["RPOP", "{readout}:statements:wait"],
      ["ZADD", "readout:workers", "1", "x"],
      ["EVAL", "return redis.call('DEL', KEYS[1])", "1", "{readout}:statements:wait"],
      ["EVAL", "return redis.call('HSET', KEYS[1] .. ':cells', 'x', '1')", "1", "readout:{summit}"],
    ],
  ],
  [
    "producer",
    [
      ...OPERATING,
      ["HGETALL", "readout:{summit}:page-texts"],
      ["HSET", "readout:{summit}:items", "x", "1"],
      ["HGETALL", "readout:{summit}:texts"],
      ["HGETALL", "readout:{summit}:cells"],
      ["COPY", "readout:{summit}:texts", "readout:{stolen}"],
      ["COPY", "readout:{summit}:mentions:0", "readout:{stolen}"],
      ["RENAME", "readout:events", "readout:{stolen}"],
      ["EVAL", "return redis.call('HGETALL', KEYS[1] .. ':texts')", "1", "readout:{summit}"],
      ["SREM", "readout:events", "summit"],
      ["DEL", "readout:events"],
      ["UNLINK", "readout:events"],
      ["EXPIRE", "readout:events", "1"],
      ["SET", "readout:sequence", "1"],
      ["GETSET", "readout:sequence", "1"],
      ["DECR", "readout:sequence"],
      ["DEL", "readout:sequence"],
      ["EVAL", "return redis.call('SET', KEYS[1], '1')", "1", "readout:sequence"],
      ["SET", "readout:shards", "7"],
      ["DEL", "{readout}:statements:wait"],
      ["DEL", "{readout}:statements:failed"],
      ["RPOP", "{readout}:statements:wait"],
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
  const anonymous = new Redis({
    port: server().port,
    retryStrategy: null,
    enableReadyCheck: false,
  });
  anonymous.on("error", () => {});
  onTestFinished(() => anonymous.disconnect());
  await expect(anonymous.get("readout:events")).rejects.toThrow(/NOAUTH/);
  const users = readFileSync(server().usersFile, "utf8");
  for (const password of Object.values(PASSWORDS)) expect(users).not.toContain(password);
});

async function addPoison(shards: number): Promise<void> {
  const queues = openQueues(await asRole("producer"), { prefix: "readout", shards });
  const statements = [{ event: "summit" }];
  await queues.add([
    { jobId: "chunk-900", data: { version: CHUNK_VERSION, sequence: 900, statements } },
  ]);
  await queues.close();
}
