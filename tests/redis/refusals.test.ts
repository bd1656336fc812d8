import { createServer, type AddressInfo } from "node:net";
import { inspect } from "node:util";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from "vitest";
import { openReadout } from "../../src/readout.ts";
import { type Env, readout, startWorker, toJsonLines, writeFiles } from "../servers/commands.ts";
import { freePorts } from "../../load/servers/free-ports.ts";
import { type RedisProcess, startRedisProcess } from "../../load/servers/redis-process.ts";

const USER = "keeper";
const PASSWORD = 'hush/hush@9"q';
const SECRETS = /keeper|hush|9"q|9\\"q/;

let redis: RedisProcess;
let quoting: RedisProcess;
beforeAll(async () => {
  const server = inject("redisServer");
  const [first, second] = (await freePorts(2)) as [number, number];
  redis = await startRedisProcess({ server, port: first });
  quoting = await startRedisProcess({
    server,
    port: second,
    args: `--port ${second} --bind 127.0.0.1 --rename-command AUTH  --rename-command HELLO `.split(
      " ",
    ),
  });
  const admin = new Redis(redis.port);
  await admin.call("ACL", "SETUSER", "locked", "on", ">word", "~none:*", "+ping", "+info");
  admin.disconnect();
});
afterAll(async () => {
  await redis?.stop();
  await quoting?.stop();
});

test.each<[what: string, access: () => string, said: RegExp]>([
  [
    "a wrong password",
    () => `redis://locked:wrong@127.0.0.1:${redis.port}`,
    /was reached, and refused our user and password .*WRONGPASS.*Set REDIS_USERNAME/,
  ],
  [
    "a user who may not do it",
    () => `redis://locked:word@127.0.0.1:${redis.port}`,
    /was reached, and its user may not do this .*NOPERM.*REDIS_USERNAME/,
  ],
  [
    "nobody there",
    () => "redis://127.0.0.1:1",
    /can't be reached .*Is it running, .*redis-server --appendonly yes starts one/,
  ],
])("%s is said as such, and ends with 3", async (_, access, said) => {
  const [file] = writeFiles({ "rows.jsonl": toJsonLines([{ event: "e", text: "Good." }]) });
  for (const command of [["enqueue", file!], ["events"], ["doctor"]]) {
    const { code, stderr } = await readout(command, { REDIS_URL: access() });
    expect([command, code, stderr]).toEqual([command, 3, expect.stringMatching(said)]);
  }
});

const ANSWERS: [what: string, answer: (said: string) => string][] = [
  ["the whole request as an error", (said) => `-ERR what is ${said}?`],
  ["the request as a refusal", (said) => `-WRONGPASS no user for ${said}`],
  ["the request in the form of an address", (said) => `-ERR ${encodeURIComponent(said)}`],
  ["the request as JSON", (said) => `-NOAUTH ${JSON.stringify({ said })}`],
  ["the beginning of the password", () => `-ERR begins with ${PASSWORD.slice(0, 9)}`],
];

test.each(ANSWERS)("a server that answers with %s tells nobody a secret", async (_, answer) => {
  const port = await startParrot(answer);
  await tellsNothing(port);
});

test("nor does a Redis that does not know AUTH and quotes its arguments", async () => {
  await tellsNothing(quoting.port);
});

async function tellsNothing(port: number): Promise<void> {
  const env: Env = {
    REDIS_URL: `redis://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`,
  };
  const worker = startWorker({ ...env, READOUT_LOG_LEVEL: "trace" });
  await vi.waitUntil(() => worker.log().includes('"err"') || worker.child.exitCode !== null, {
    timeout: 120_000,
  });
  const { code, stdout, stderr } = await readout(["doctor"], env);
  expect(code).not.toBe(0);
  worker.child.kill("SIGTERM");
  await worker.exited;
  expect(worker.log() + stdout + stderr).not.toMatch(SECRETS);

  const store = openReadout({ redisUrl: env.REDIS_URL! });
  const error: unknown = await store.events().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Error);
  expect(inspect(error, { depth: Infinity, showHidden: true })).not.toMatch(SECRETS);
  await store.close();
}

/** A service that answers as Redis does, with what it was told. */
async function startParrot(answer: (said: string) => string): Promise<number> {
  const parrot = createServer((client) => {
    client.on("error", () => {});
    client.on("data", (data) => {
      const said = data.toString().replaceAll(/[*$]\d+\r\n|\r\n/g, " ");
      const commands = data.toString().match(/\*\d+\r\n\$/g)?.length ?? 1;
      client.write(`${answer(said)}\r\n`.repeat(commands));
    });
  });
  await new Promise<void>((listening) => parrot.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void parrot.close());
  return (parrot.address() as AddressInfo).port;
}
