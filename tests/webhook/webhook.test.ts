import { readFileSync } from "node:fs";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { toEntry } from "../../src/counting/entry.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";
import { openFailedSet } from "../../src/queue/failed-set.ts";
import { openQueues } from "../../src/queue/open-queues.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { openWebhookState } from "../../src/store/webhook-state.ts";
import { tagStatement } from "../../src/tag-statement.ts";
import { startWebhook, type WebhookListener } from "../../src/webhook/start-webhook.ts";
import { type Env, freshEnv, startWorker, writeFiles } from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { addJob, freshPrefix, openRedis } from "../servers/redis.ts";
import { CHUNK_VERSION } from "../../src/queue/chunk.ts";
import { type Received, startReceiver } from "./receiver.ts";

const SECRET = "a secret of the tests alone";
const TIMING = { everyMs: 20, answerWithinMs: 2_000, backOffMs: 10 };
const WELCOME = "We welcome the summit warmly.";
const CONDEMN = "We condemn this summit, it is a betrayal.";

type Message = { type: string; data: Record<string, unknown> };
const read = ({ body }: Received) => JSON.parse(body) as Message;

test("a worker tells when a verdict moves and when statements fail, signed as the page says", async () => {
  const receiver = await startReceiver();
  const env: Env = {
    ...freshEnv(),
    READOUT_WEBHOOK_URL: receiver.url,
    READOUT_WEBHOOK_SECRET: SECRET,
  };
  const worker = startWorker(env);
  await vi.waitUntil(() => worker.log().includes("tagger ready"), { timeout: 120_000 });
  await vi.waitUntil(() => began(env), { timeout: 120_000 });
  const store = openStore(env);
  await store.enqueue(rows("summit", WELCOME, 5));
  await addJob(env.READOUT_PREFIX!, 1, {
    version: CHUNK_VERSION,
    sequence: 900,
    statements: [{ event: "summit" }],
  });
  await untilIdle(env);
  await vi.waitUntil(() => receiver.received.length >= 2, { timeout: 120_000 });
  worker.child.kill("SIGTERM");
  expect(await worker.exited).toEqual([0, null]);
  await store.close();

  const byType = new Map(receiver.received.map((one) => [read(one).type, read(one).data]));
  expect(byType.get("verdict.moved")).toEqual({
    event: "summit",
    title: "summit",
    utterances: 5,
    stance: { welcoming: 5, skeptical: 0, hostile: 0, neutral: 0 },
    from: "too few",
    to: "welcoming",
  });
  expect(byType.get("statements.failed")).toMatchObject({
    failed: 1,
    added: 1,
    jobs: [
      { reason: expect.stringContaining("text") as string, statements: [{ event: "summit" }] },
    ],
  });
  const { isOurs } = await pageCode();
  for (const { headers, body } of receiver.received) {
    expect(isOurs(headers, body, SECRET)).toBe(true);
    expect(isOurs(headers, `${body} `, SECRET)).toBe(false);
    expect(isOurs(headers, body, `${SECRET}.`)).toBe(false);
    expect(isOurs(headers, body, SECRET, Date.now() + 301_000)).toBe(false);
  }
  expect(worker.log()).not.toMatch(/hidden|secret of the tests/);
});

test("what was counted before is told to nobody, each move after it once, though several could tell", async () => {
  const receiver = await startReceiver();
  const scene = openScene(receiver.url);
  await scene.count(rows("old", WELCOME, 5));
  const tellers = [scene.start(), scene.start(), scene.start()];
  await vi.waitUntil(() => scene.known().then(({ began: has }) => has), { timeout: 60_000 });
  await scene.count(rows("old", CONDEMN, 20));
  await scene.count(rows("young", CONDEMN, 4));
  await vi.waitUntil(() => receiver.received.length >= 1, { timeout: 60_000 });
  await scene.count(rows("young", WELCOME, 1));
  await vi.waitUntil(() => receiver.received.length >= 2, { timeout: 60_000 });
  // One who tells ends; another goes on.
  await tellers[0]!.stop();
  await tellers[1]!.stop();
  await scene.count(rows("young", WELCOME, 40, "more"));
  await vi.waitUntil(() => receiver.received.length >= 3, { timeout: 60_000 });
  expect(receiver.received.map((one) => moveOf(read(one)))).toEqual([
    "old: welcoming to hostile",
    "young: too few to hostile",
    "young: hostile to welcoming",
  ]);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(3);
});

test("a message that is refused, answered late, or led elsewhere is sent again until it is taken", async () => {
  const answers: (number | "silence")[] = [500, "silence", 302, 429, 204];
  const receiver = await startReceiver(() => answers.shift() ?? 204);
  const scene = openScene(receiver.url);
  scene.start();
  await vi.waitUntil(() => scene.known().then(({ began: has }) => has), { timeout: 60_000 });
  await scene.count(rows("summit", WELCOME, 5));
  await vi.waitUntil(() => scene.said.includes("back"), { timeout: 60_000 });
  await vi.waitUntil(() => scene.known().then(({ waiting }) => waiting.length === 0), {
    timeout: 60_000,
  });
  const { said } = scene;
  const turns = said.filter((one) => /^(?:away|back)/.test(one)).map((one) => one.slice(0, 4));
  expect(turns).toEqual(["away", "back"]);
  expect(said).toContain(`gave no answer within ${TIMING.answerWithinMs} ms`);
  expect(said.at(-2)).toBe("taken");
  expect(new Set(receiver.received.map(({ path }) => path))).toEqual(
    new Set(["/readout?key=hidden"]),
  );
  expect(receiver.received.length).toBeGreaterThanOrEqual(5);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
});

test("a message waits for its receiver beyond the end of the process that made it", async () => {
  const receiver = await startReceiver(() => 503);
  const scene = openScene(receiver.url);
  const first = scene.start();
  await vi.waitUntil(() => scene.known().then(({ began: has }) => has), { timeout: 60_000 });
  await scene.count(rows("summit", WELCOME, 5));
  await vi.waitUntil(() => receiver.received.length >= 2, { timeout: 60_000 });
  await first.stop();
  const [id] = receiver.received.map(({ headers }) => headers["webhook-id"]);
  receiver.received.length = 0;
  receiver.answer = () => 204;
  scene.start();
  await vi.waitUntil(() => receiver.received.length >= 1, { timeout: 60_000 });
  expect(receiver.received[0]!.headers["webhook-id"]).toBe(id);
});

test("one process at a time writes what is told, until it leaves or its time is over", async () => {
  const keys = openKeys(freshPrefix());
  const redis = openRedis();
  const [one, other] = ["one", "other"].map((name) => openWebhookState(redis, keys, name)) as [
    ReturnType<typeof openWebhookState>,
    ReturnType<typeof openWebhookState>,
  ];
  expect(await one.write(60_000, [{ event: "a", verdict: "mixed" }])).toBeGreaterThan(0);
  expect(await other.write(60_000, [{ event: "a", verdict: "hostile" }])).toBeNull();
  expect((await other.read()).verdicts).toEqual(new Map([["a", "mixed"]]));
  await one.write(0);
  expect(await other.write(0, [{ event: "a", verdict: null }, { failed: 2 }])).toBeGreaterThan(0);
  expect(await one.read()).toMatchObject({ verdicts: new Map(), failed: 2 });
});

/** A store of this test's own, and processes that tell of it. */
function openScene(url: string) {
  const keys = openKeys(freshPrefix());
  const redis = openRedis();
  const aggregates = openAggregates(redis, keys);
  const queues = openQueues(redis, { prefix: keys.prefix, shards: inject("queueShards") });
  onTestFinished(() => queues.close());
  const failed = openFailedSet(queues, aggregates);
  const said: string[] = [];
  const listener: WebhookListener = {
    onAttempt: (error) => void said.push(error?.message ?? "taken"),
    onAway: (why) => void said.push(`away: ${why}`),
    onBack: () => void said.push("back"),
    onGivenUp: (id) => void said.push(`given up ${id}`),
    onError: (error) => void said.push(String(error)),
  };
  let sequence = 0;
  return {
    said,
    known: () => openWebhookState(redis, keys, "a reader").read(),
    start() {
      const store = { redis, keys, aggregates, failed };
      const webhook = startWebhook(store, { url, secret: SECRET }, listener, TIMING);
      onTestFinished(webhook.stop);
      return webhook;
    },
    async count(statements: readonly object[]) {
      const entries = statements.map((row) => {
        sequence += 1;
        return toEntry(tagStatement(parseStatement(row)), { sequence, epoch: 1 });
      });
      await aggregates.record({ entries, revisions: [] });
    },
  };
}

function rows(event: string, text: string, many: number, mark = "") {
  return Array.from({ length: many }, (_, i) => {
    return { event, text, speaker: `Speaker ${mark} ${i}`, id: `${text.length}-${mark}-${i}` };
  });
}

function moveOf({ data }: Message): string {
  return `${String(data.event)}: ${String(data.from)} to ${String(data.to)}`;
}

async function began(env: Env): Promise<boolean> {
  const keys = openKeys(env.READOUT_PREFIX!);
  return (await openWebhookState(openRedis(), keys, "a reader").read()).began;
}

/** The check that the page shows, as a module. */
async function pageCode() {
  const [, code = ""] = /```js\n([\s\S]*?)```/.exec(readFileSync("docs/webhook.md", "utf8")) ?? [];
  const [file] = writeFiles({ "check.mjs": code });
  return (await import(file!)) as {
    isOurs(headers: object, body: string, secret: string, now?: number): boolean;
  };
}
