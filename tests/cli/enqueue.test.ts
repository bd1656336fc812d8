import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Queue } from "bullmq";
import { expect, inject, onTestFinished, test } from "vitest";
import { CHUNK_VERSION } from "../../src/queue/chunk.ts";
import { JOB_OPTIONS, QUEUE_NAME, queuePrefix } from "../../src/queue/settings.ts";
import {
  type Env,
  freshEnv,
  fromJsonLines,
  readout,
  startReadout,
  startWorker,
  toJsonLines,
  writeFiles,
} from "../servers/commands.ts";
import { freePorts } from "../../load/servers/free-ports.ts";
import { untilIdle } from "../servers/idle.ts";
import { addJob, openRedis } from "../servers/redis.ts";
import { startRedisProcess } from "../../load/servers/redis-process.ts";

const GOOD = { event: "summit", text: "We welcome it.", speaker: "Ada Berg", outlet: "Post" };

test("reconciling says which mentions are counted, waiting, failed or missing, and sends the missing", async () => {
  const env = freshEnv();
  const [all, counted, waiting] = writeFiles({
    "all.jsonl": rows("counted", "failed", "missing", "waiting"),
    "counted.jsonl": rows("counted"),
    "waiting.jsonl": rows("waiting"),
  });
  await readout(["enqueue", counted!], env);
  await addFailing(env, { ...GOOD, id: "failed" });
  const worker = startWorker(env);
  await untilIdle(env);
  worker.child.kill("SIGTERM");
  await worker.exited;
  await readout(["enqueue", waiting!], env);

  const listed = await readout(["enqueue", all!, "--reconcile", "--list"], env);
  expect(fromJsonLines(listed.stdout)).toEqual(
    ["counted", "failed", "missing", "waiting"].map((id) => ({ event: "summit", id, state: id })),
  );
  expect(listed.stderr).toContain("1 counted, 1 waiting, 1 failed, 1 missing; 1 sent");
  const again = await readout(["enqueue", all!, "--reconcile"], env);
  expect(again.stdout).toBe("4 mentions: 1 counted, 2 waiting, 1 failed, 0 missing; 0 sent\n");

  startWorker(env);
  await untilIdle(env);
  const last = await readout(["enqueue", all!, "--reconcile"], env);
  expect(last.stdout).toBe("4 mentions: 3 counted, 0 waiting, 1 failed, 0 missing; 0 sent\n");
});

test("a mention that is counted, waiting or failed with other words than the file has is missing, and sent", async () => {
  const env = freshEnv();
  const ids = ["counted", "failed", "waiting"];
  const [file, waiting] = writeFiles({
    "edited.jsonl": toJsonLines(ids.map((id) => ({ ...GOOD, id, text: "We doubt it." }))),
    "waiting.jsonl": rows("waiting"),
  });
  await readout(["enqueue", "-"], env, rows("counted"));
  await addFailing(env, { ...GOOD, id: "failed" });
  const worker = startWorker(env);
  await untilIdle(env);
  worker.child.kill("SIGTERM");
  await worker.exited;
  await readout(["enqueue", waiting!], env);

  const told = await readout(["enqueue", file!, "--reconcile"], env);
  expect(told.stdout).toBe("3 mentions: 0 counted, 0 waiting, 0 failed, 3 missing; 3 sent\n");
  const again = await readout(["enqueue", file!, "--reconcile"], env);
  expect(again.stdout).toBe("3 mentions: 0 counted, 3 waiting, 0 failed, 0 missing; 0 sent\n");

  startWorker(env);
  await untilIdle(env);
  const last = await readout(["enqueue", file!, "--reconcile"], env);
  expect(last.stdout).toBe("3 mentions: 3 counted, 0 waiting, 0 failed, 0 missing; 0 sent\n");
  const { stdout } = await readout(["show", "summit"], env);
  expect(stdout).not.toContain("welcome");
});

test("a mention in a job whose fields stand in another order is known by its content", async () => {
  const env = freshEnv();
  await addJob(env.READOUT_PREFIX!, 1, {
    version: CHUNK_VERSION,
    sequence: 1,
    statements: [Object.fromEntries(Object.entries({ ...GOOD, id: "a", lang: null }).toReversed())],
  });
  const reconcile = () => readout(["enqueue", "-", "--reconcile"], env, rows("a"));
  expect((await reconcile()).stdout).toMatch(/0 counted, 1 waiting/);
  startWorker(env);
  await untilIdle(env);
  expect((await reconcile()).stdout).toMatch(/1 counted, 0 waiting/);
});

test("a receipt tells the file by its content, and the jobs it went into", async () => {
  const [file, out] = writeFiles({ "rows.jsonl": rows("a", "b"), "receipt.json": "" });
  const { code } = await readout(["enqueue", file!, "--receipt", out!], freshEnv());
  expect(code).toBe(0);
  const sha256 = createHash("sha256").update(rows("a", "b")).digest("hex");
  const job = expect.stringMatching(/^chunk-1-/);
  expect(JSON.parse(readFileSync(out!, "utf8"))).toMatchObject({
    files: [{ file, sha256 }],
    accepted: 2,
    alreadyCounted: 0,
    jobs: { count: 1, first: job, last: job },
  });
});

test("a receipt that can't be written is refused before anything is sent", async () => {
  const env = freshEnv();
  const [file] = writeFiles({ "rows.jsonl": rows("a") });
  const { code, stderr } = await readout(["enqueue", file!, "--receipt", "/no/such/r.json"], env);
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/\/no\/such\/r\.json .*its folder \/no\/such does not exist/),
  ]);
  const asked = await readout(["enqueue", file!, "--reconcile"], env);
  expect(asked.stdout).toContain("1 missing; 1 sent");
});

test("told to wait, enqueue waits for a Redis that is not there yet", async () => {
  const [port] = await freePorts(1);
  const redis = await startRedisProcess({ server: inject("redisServer"), port: port! });
  onTestFinished(() => redis.stop());
  await redis.kill();
  const [file] = writeFiles({ "rows.jsonl": rows("a", "b") });
  const env = { REDIS_URL: `redis://127.0.0.1:${port}` };
  const waiting = startReadout(["enqueue", file!, "--wait", "60"], env);
  expect((await readout(["enqueue", file!], env)).code).toBe(3);
  await redis.start();
  expect(await waiting.exited).toEqual([0, null]);
  const { stdout } = await readout(["enqueue", file!, "--reconcile"], env);
  expect(stdout).toContain("2 waiting, 0 failed, 0 missing");
});

test.each([
  [["--wait", "soon"], /--wait takes seconds/],
  [["--list"], /--list goes with --reconcile/],
  [["--receipt", "x.json", "--reconcile"], /Choose one of --receipt and --reconcile/],
])("enqueue %j is refused", async (options, message) => {
  const [file] = writeFiles({ "rows.jsonl": rows("a") });
  const { code, stderr } = await readout(["enqueue", file!, ...options], freshEnv());
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

function rows(...ids: string[]): string {
  return toJsonLines(ids.map((id) => ({ ...GOOD, id })));
}

/** A statement that a worker set apart, which it then only has to fail. */
async function addFailing({ READOUT_PREFIX }: Env, statement: unknown): Promise<void> {
  const prefix = queuePrefix(READOUT_PREFIX!);
  const queue = new Queue(QUEUE_NAME, { connection: openRedis(), prefix });
  const chunk = { version: CHUNK_VERSION, sequence: 1, statements: [statement], reason: "broken" };
  await queue.add("1 statements", chunk, JOB_OPTIONS);
  await queue.close();
}
