import { connect, createServer, type AddressInfo } from "node:net";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { freshEnv, readout, startWorker, toJsonLines, writeFiles } from "../servers/commands.ts";
import { untilIdle } from "../servers/idle.ts";
import { freePorts } from "../../load/servers/free-ports.ts";
import { addJob, freshPrefix } from "../servers/redis.ts";
import { startRedisProcess } from "../../load/servers/redis-process.ts";

/** Controls of both kinds, and what turns text round; line ends and tabs are of our own making. */
const OBEYED = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u;

test("what Redis calls itself reaches no terminal and no log as it is", async () => {
  const [port] = (await freePorts(1)) as [number];
  const redis = await startRedisProcess({ server: inject("redisServer"), port });
  onTestFinished(redis.stop);
  const env = {
    REDIS_URL: `redis://127.0.0.1:${await startForger(port)}`,
    READOUT_PREFIX: freshPrefix(),
  };
  const [file] = writeFiles({ "rows.jsonl": toJsonLines([{ event: "e", text: "Good." }]) });
  const worker = startWorker({ ...env, READOUT_LOG_LEVEL: "trace" });
  const outputs = [["doctor"], ["doctor", "--json"], ["enqueue", file!]].map((command) =>
    readout(command, env),
  );
  for (const { code, stdout, stderr } of await Promise.all(outputs)) {
    expect(code).toBe(1);
    expect(stdout + stderr).toMatch(/maxmemory-policy is \?\]0;evi\?\?\?/);
    expect(stdout + stderr).not.toMatch(OBEYED);
  }
  expect(await worker.exited).toEqual([1, null]);
  expect(worker.log()).not.toMatch(OBEYED);
  const warned = startWorker({ ...env, READOUT_UNSAFE_REDIS: "warn" });
  await vi.waitUntil(() => warned.log().includes("tagger ready"), { timeout: 120_000 });
  expect(warned.log()).toContain("Eviction policy is"); // BullMQ says so itself
  expect(warned.log()).not.toMatch(OBEYED);
});

test("doctor --json shows what stands in failed jobs as escapes, which parse to the same", async () => {
  const env = freshEnv();
  const event = "a\u009b31m\u009d\u0085\u202eb";
  await addJob(env.READOUT_PREFIX!, 1, {
    version: 1,
    sequence: 1,
    statements: [{ event, id: event, text: event }],
  });
  startWorker(env);
  await untilIdle(env);
  const { stdout } = await readout(["doctor", "--json"], env);
  expect(stdout).not.toMatch(OBEYED);
  expect(JSON.parse(stdout).failed.jobs[0].statements).toMatchObject([
    { event, id: event, text: event },
  ]);
  expect((await readout(["doctor"], env)).stdout).not.toMatch(OBEYED);
});

/** A way to a Redis that changes its words, to others of the same length. */
async function startForger(port: number): Promise<number> {
  const forger = createServer((client) => {
    const server = connect(port, "127.0.0.1");
    client.pipe(server);
    server.on("data", (data) => {
      const text = data
        .toString("latin1")
        .replace("redis_mode:standalone", "redis_mode:\u001b[31mred\u009b\u0007")
        .replace("maxmemory_policy:noeviction", "maxmemory_policy:\u001b]0;evi\u0007\u009b\u0085");
      client.write(Buffer.from(text, "latin1"));
    });
    for (const socket of [client, server]) socket.on("error", () => {});
    client.on("close", () => server.destroy());
  });
  await new Promise<void>((listening) => forger.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void forger.close());
  return (forger.address() as AddressInfo).port;
}
