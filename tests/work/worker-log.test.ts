import { pino } from "pino";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { Redis } from "ioredis";
import { startRateLines } from "../../src/work/rate-lines.ts";
import { CHUNK_VERSION } from "../../src/queue/chunk.ts";
import { type Env, freshEnv, fromJsonLines, startWorker } from "../servers/commands.ts";
import { freePorts } from "../../load/servers/free-ports.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { addJob } from "../servers/redis.ts";
import { startRedisProcess } from "../../load/servers/redis-process.ts";

const GOOD = { event: "summit", text: "We welcome it." };

test("a worker says at its end what it has done since its last line", async () => {
  const env = { ...freshEnv(), READOUT_CHUNK_SIZE: "10" };
  const store = openStore(env);
  await store.enqueue(Array.from({ length: 25 }, (_, i) => ({ ...GOOD, id: `m-${i}` })));
  const statements = [{ ...GOOD, id: "good" }, { event: "summit" }, { event: "summit", text: "" }];
  await addJob(prefixOf(env), 1, { version: CHUNK_VERSION, sequence: 900, statements });
  const worker = startWorker(env);
  await untilIdle(env);
  worker.child.kill("SIGTERM");
  await worker.exited;
  const counted = linesOf(worker.log()).filter(({ msg }) => msg === "counted");
  // On a busy machine there are lines of whole minutes before the last one.
  const sum = (field: string) => counted.reduce((total, line) => total + Number(line[field]), 0);
  expect([sum("chunks"), sum("statements"), sum("failed")]).toEqual([2, 26, 2]);
  expect(sum("msPerChunk")).toBeGreaterThan(0);
  await store.close();
});

test("a worker says once a minute what it has done and what waits, also where it has done nothing", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let log = "";
  const answers = [
    async () => 7,
    async () => {
      throw new Error("Redis is away");
    },
    () => new Promise<number>(() => {}),
  ];
  const rate = startRateLines(pino({}, { write: (line: string) => void (log += line) }), () =>
    answers.shift()!(),
  );
  rate.add({ statements: 250, failed: 0, ms: 20 });
  rate.add({ statements: 248, failed: 2, ms: 40 });
  await vi.advanceTimersByTimeAsync(182_000);
  rate.add({ statements: 1, failed: 0, ms: 5 });
  rate.stop();
  const lines = linesOf(log).map(
    ({ level: _, time: __, pid: ___, hostname: ____, ...line }) => line,
  );
  expect(lines).toEqual([
    { chunks: 2, statements: 498, failed: 2, msPerChunk: 30, waiting: 7, msg: "counted" },
    { chunks: 0, statements: 0, failed: 0, msPerChunk: null, msg: "counted" },
    { chunks: 0, statements: 0, failed: 0, msPerChunk: null, msg: "counted" },
    { chunks: 1, statements: 1, failed: 0, msPerChunk: 5, msg: "counted" },
  ]);
});

test("a worker says once that Redis is away, and once that it is back", async () => {
  const { port, redis } = await startServer();
  const env = { REDIS_URL: `redis://127.0.0.1:${port}` };
  const worker = startWorker(env);
  await vi.waitUntil(() => worker.log().includes("tagger ready"), { timeout: 120_000 });
  for (const outage of [1, 2]) {
    await redis.kill();
    await untilSaid(worker.log, "Redis is away", outage);
    await redis.start();
    await untilSaid(worker.log, "Redis is back", outage);
  }
  const said = linesOf(worker.log()).filter(({ level }) => Number(level) >= 40);
  expect(said.map(({ msg }) => msg)).toEqual(
    Array(2).fill("Redis is away; all that failed will be tried again"),
  );
  expect(worker.log()).toContain(`"server":"${env.REDIS_URL}"`);
});

test("a host whose name is not known, as while a container is away, is an outage like any other", async () => {
  const worker = startWorker({ REDIS_URL: "redis://readout.invalid:6379" });
  await untilSaid(worker.log, "has given no answer for five seconds", 1);
  expect(worker.log().split("Redis is away")).toHaveLength(2);
});

test.each([
  ["a wrong password", "redis://:wrong@"],
  ["no password", "redis://"],
  ["too few rights", "redis://poor:right@"],
  ["hardly any rights", "redis://poorer:right@"],
])(
  "a worker that Redis refuses at its start for %s ends with 3 and one message",
  async (_, begin) => {
    const { port, redis } = await startServer();
    const admin = new Redis(port);
    await admin.call("ACL", "SETUSER", "poor", "on", ">right", "~*", "+ping", "+info");
    await admin.call("ACL", "SETUSER", "poorer", "on", ">right", "~*", "+info");
    await admin.config("SET", "requirepass", "right");
    admin.disconnect();
    const worker = startWorker({ REDIS_URL: `${begin}127.0.0.1:${port}` });
    expect(await worker.exited).toEqual([3, null]);
    const lines = worker.log().trim().split("\n");
    expect(lines).toEqual([expect.stringMatching(/^readout: .*(WRONGPASS|NOAUTH|NOPERM)/)]);
    await redis.stop();
  },
);

async function startServer() {
  const [port] = await freePorts(1);
  const redis = await startRedisProcess({ server: inject("redisServer"), port: port! });
  onTestFinished(redis.stop);
  return { port: port!, redis };
}

async function untilSaid(log: () => string, words: string, times: number): Promise<void> {
  await vi.waitUntil(() => log().split(words).length > times, { timeout: 120_000 });
}

function linesOf(log: string) {
  return fromJsonLines(
    log
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .join("\n"),
  );
}

function prefixOf(env: Env): string {
  return env.READOUT_PREFIX!;
}
