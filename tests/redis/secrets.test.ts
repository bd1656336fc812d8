import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { openReadout } from "../../src/readout.ts";
import { type Env, readout, startWorker, toJsonLines, writeFiles } from "../servers/commands.ts";
import { freePorts } from "../../load/servers/free-ports.ts";
import { type RedisProcess, startRedisProcess } from "../../load/servers/redis-process.ts";

const USER = "keeper-of-keys";
const PASSWORD = "hush/hush@9";
const SECRETS = new RegExp(`${USER}|hush`);

let redis: RedisProcess;
let wrong: RedisProcess;
beforeAll(async () => {
  const server = inject("redisServer");
  const [port, other] = await freePorts(2);
  redis = await startRedisProcess({ server, port: port! });
  wrong = await startRedisProcess({ server, port: other! });
  for (const [at, password] of [
    [redis.port, PASSWORD],
    [wrong.port, "another"],
  ] as const) {
    const admin = new Redis(at);
    await admin.call("ACL", "SETUSER", USER, "on", `>${password}`, "~*", "&*", "+@all");
    admin.disconnect();
  }
});
afterAll(async () => {
  await redis?.stop();
  await wrong?.stop();
});

/** The same secrets in each of the ways in which they can be given. */
function waysTo(port: number): [way: string, env: Env][] {
  const url = `redis://127.0.0.1:${port}`;
  const [file] = writeFiles({ password: `${PASSWORD}\n` });
  return [
    ["url", { REDIS_URL: `redis://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}` }],
    ["setting", { REDIS_URL: url, REDIS_USERNAME: USER, REDIS_PASSWORD: PASSWORD }],
    ["file", { REDIS_URL: url, REDIS_USERNAME: USER, REDIS_PASSWORD_FILE: file! }],
  ];
}

test("user and password stand in no log and no output, however they are given", async () => {
  const [file] = writeFiles({
    "rows.jsonl": toJsonLines([{ event: "summit", text: "We welcome it." }]),
  });
  const said: string[] = [];
  for (const [way, env] of waysTo(redis.port)) {
    const worker = startWorker({ ...env, READOUT_LOG_LEVEL: "trace" });
    await vi.waitUntil(() => worker.log().includes("tagger ready"), { timeout: 120_000 });
    const argv = readFileSync(`/proc/${worker.child.pid}/cmdline`, "utf8");
    for (const command of [["enqueue", file!], ["doctor"], ["doctor", "--json"]]) {
      const { code, stdout, stderr } = await readout(command, env);
      expect([way, command, code]).toEqual([way, command, 0]);
      said.push(stdout, stderr);
    }
    worker.child.kill("SIGTERM");
    await worker.exited;
    said.push(worker.log(), argv);
  }
  expect(said.join("\n")).not.toMatch(SECRETS);
}, 600_000);

test.each(["a wrong password", "nobody there"])("nor when there is %s", async (fault) => {
  const [file] = writeFiles({
    "rows.jsonl": toJsonLines([{ event: "summit", text: "We welcome it." }]),
  });
  const [none] = await freePorts(1);
  const port = fault === "nobody there" ? none! : wrong.port;
  for (const [, env] of waysTo(port)) {
    const worker = startWorker({ ...env, READOUT_LOG_LEVEL: "trace" });
    if (port === none) {
      await vi.waitUntil(() => worker.log().includes("will be tried again"), { timeout: 120_000 });
      worker.child.kill("SIGTERM");
    }
    await worker.exited;
    const { code, stdout, stderr } = await readout(["enqueue", file!], env);
    const said = fault === "nobody there" ? "can't be reached" : "was reached, and refused";
    expect([code, stderr]).toEqual([3, expect.stringContaining(said)]);
    expect(worker.log() + stdout + stderr).not.toMatch(SECRETS);
  }
  for (const form of ["redis", "redis+cluster"]) {
    const store = openReadout({ redisUrl: `${form}://${USER}:hush@127.0.0.1:${port}` });
    const error: unknown = await store.events().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "REDIS_UNREACHABLE" });
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toMatch(SECRETS);
    await store.close();
  }
});
