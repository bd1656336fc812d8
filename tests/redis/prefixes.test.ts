import { readFileSync } from "node:fs";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from "vitest";
import {
  PASSWORDS as FIRST_TEAM,
  type ShippedRedis,
  startShippedRedis,
} from "../../load/servers/shipped-redis.ts";
import { renderUserCommands } from "../../src/store/users.ts";
import { readout, startReadout, startWorker } from "../servers/commands.ts";

/** The passwords of a second team. */
const DESK = {
  worker: "desk-w0rker",
  producer: "desk-pr0ducer",
  reader: "desk-r3ader",
  editor: "desk-ed1tor",
} as const;
const PASSWORDS = Object.fromEntries(
  Object.entries(DESK).map(([role, word]) => [`REDIS_${role.toUpperCase()}_PASSWORD`, word]),
);
const ROW = { event: "summit", id: "a", text: "We welcome it.", speaker: "Ada Berg" };

let redis: ShippedRedis;
const added = `${renderUserCommands("desk", DESK).join("\n")}\n`;
beforeAll(async () => {
  redis = await startShippedRedis(inject("redisServer"), added);
});
afterAll(() => redis?.stop());

test("the shipped file of users is what readout users prints", async () => {
  const { stdout } = await readout(["users"], {});
  expect(readFileSync("redis/users.acl", "utf8")).toBe(stdout);
  const more = await readout(["users", "--prefix", "desk", "--add"], PASSWORDS);
  expect(more.stdout).toBe(added);
  expect(added.split("\n").filter(Boolean)).toHaveLength(4);
  for (const word of Object.values(DESK)) expect(added).not.toContain(word);
  const of = await readout(["users"], { READOUT_PREFIX: "desk", ...PASSWORDS });
  expect(of.stdout).toMatch(/^user desk-operator on /m);
  expect(of.stdout.match(/ #[0-9a-f]{64}$/gm)).toHaveLength(4);
});

test("two teams share the shipped Redis, and neither sees or changes what is the other's", async () => {
  const as = (role: keyof typeof DESK) => ({
    REDIS_URL: `redis://127.0.0.1:${redis.port}`,
    READOUT_PREFIX: "desk",
    REDIS_USERNAME: `desk-${role}`,
    REDIS_PASSWORD: DESK[role],
  });
  const worker = startWorker(as("worker"));
  const sent = await readout(["enqueue", "-"], as("producer"), `${JSON.stringify(ROW)}\n`);
  expect([sent.code, sent.stderr]).toEqual([0, expect.not.stringContaining("NOPERM")]);

  const served = startReadout(["serve", "--port", "0"], { ...as("reader"), ...PASSWORDS });
  let said = "";
  served.child.stderr!.on("data", (data) => void (said += String(data)));
  await vi.waitUntil(() => said.includes("serving"), { timeout: 120_000 });
  const url = /serving (http\S+)/.exec(said)![1]!;
  const post = (path: string, body: object) =>
    fetch(`${url}/api/v1/events/summit/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect((await post("statements", [{ id: "b", text: "We condemn it." }])).status).toBe(202);
  await expect
    .poll(async () => (await readout(["events"], as("reader"))).stdout, { timeout: 120_000 })
    .toMatch(/summit .* 2 /);
  const corrected = await post("corrections", {
    utterance: "b",
    stance: "neutral",
    author: "ada",
    why: "read",
  });
  expect([corrected.status, await corrected.text()]).toEqual([201, expect.stringContaining("ada")]);
  const stolen = await readout(["enqueue", "-"], as("reader"), `${JSON.stringify(ROW)}\n`);
  expect(stolen.stderr).toMatch(/NOPERM|may not/);

  for (const [username, password, prefix] of [
    ["reader", FIRST_TEAM.reader, "desk"],
    ["worker", FIRST_TEAM.worker, "desk"],
    ["desk-worker", DESK.worker, "readout"],
    ["desk-editor", DESK.editor, "readout"],
  ]) {
    const client = new Redis({ port: redis.port, username, password });
    onTestFinished(() => client.disconnect());
    for (const command of [
      ["HGETALL", `${prefix}:{summit}:texts`],
      ["DEL", `${prefix}:events`],
      ["LPUSH", `{${prefix}}:statements:wait`, "x"],
    ]) {
      const answer = client.call(command[0]!, ...command.slice(1));
      await expect(answer, `${username} ${command.join(" ")}`).rejects.toThrow(
        /NOPERM|permissions/i,
      );
    }
  }
  served.child.kill("SIGTERM");
  worker.child.kill("SIGTERM");
  expect(await worker.exited).toEqual([0, null]);
  expect(worker.log()).not.toMatch(/NOPERM/);
});

test("a Redis in use takes the printed commands, also twice", async () => {
  const client = new Redis({ port: redis.port, username: "desk-reader", password: DESK.reader });
  onTestFinished(() => client.disconnect());
  expect(await client.ping()).toBe("PONG");
  const own = new Redis(inject("redisUrl"));
  onTestFinished(async () => {
    await own.call("ACL", "DELUSER", ...Object.keys(DESK).map((role) => `desk-${role}`));
    own.disconnect();
  });
  for (const line of [...added.split("\n"), ...added.split("\n")].filter(Boolean)) {
    const [command = "", ...words] = line.split(" ");
    expect(await own.call(command, ...words)).toBe("OK");
  }
});

test("--add without any password, and a prefix that no key may have, are refused", async () => {
  const none = await readout(["users", "--add"], {});
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining("REDIS_WORKER_PASSWORD")]);
  const wrong = await readout(["users", "--prefix", "a:b"], {});
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("letters, digits")]);
});
