import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { CHUNK_VERSION } from "../../src/queue/chunk.ts";
import { openQueues } from "../../src/queue/open-queues.ts";
import { openReadout } from "../../src/readout.ts";
import { ensureServer } from "../servers/ensure-server.ts";
import { freePorts } from "../servers/free-ports.ts";
import { type RedisProcess, startRedisProcess } from "../servers/redis-process.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { metricsIn } from "../stage/metrics-in.ts";
import { kill, PROGRAMS, startNode } from "../stage/processes.ts";
import { showProgress } from "../stage/show-progress.ts";
import { untilDrained } from "../stage/until-drained.ts";
import { checkRules, type Prometheus, startPrometheus } from "./prometheus.ts";

const FILE = "docs/monitoring/grafana.json";
/** A machine that does much else makes everything late. */
const LONGEST_MS = 90_000;
/** Statements in one chunk. */
const FEW = 20;

export const options = { statements: 5_000 };

/**
 * Runs the queries and alerts of docs/monitoring in a real Prometheus on a real worker and server: each query
 * of the dashboard must give something, and each alert fire when what it is for is brought about.
 */
export async function run({ statements }: typeof options): Promise<number> {
  const [workerPort, servePort, port] = (await freePorts(3)) as [number, number, number];
  console.log(checkRules());
  const redis = await startRedisProcess({
    server: ensureServer(),
    settings: { maxmemory: "200mb" },
  });
  const receiver = await startReceiver();
  const stage = openStage({ redis, workerPort, servePort, receiver });
  const prometheus = await startPrometheus({ port, workerPort, servePort });
  let wrong = 0;
  try {
    stage.startServer();
    stage.startWorker();
    await stage.count(statements);
    await stage.ask();
    const queries = readQueries();
    // What was counted before Prometheus first looked makes no rate.
    const empty = await untilNoneIsEmpty(prometheus, queries, async () => {
      await stage.ask();
      await stage.count(FEW);
    });
    for (const query of empty) console.log(`empty         ${query}`);
    console.log(
      `queries       ${queries.length - empty.length} of ${queries.length} give something`,
    );
    // What was true of the start may fire a moment longer.
    const loud = await untilNoneLeft(prometheus.alerts, async (name) => {
      return !(await prometheus.firing()).includes(name);
    });
    console.log(`while all is well ${loud.length} alerts fire ${loud.join(", ")}`);
    wrong += empty.length + loud.length;

    const before = new Set<string>();
    for (const [what, cause, expected] of faultsOn(stage)) {
      await cause();
      const missing = await untilFiring(prometheus, expected, stage.ask);
      for (const name of expected) if (!missing.includes(name)) before.add(name);
      wrong += missing.length;
      const said = missing.length > 0 ? `MISSING ${missing.join(", ")}` : expected.join(", ");
      console.log(`${what.padEnd(34)} ${said}`);
    }
    const { length: all } = prometheus.alerts;
    console.log(`alerts        ${before.size} of ${all} fired when they had to`);
    wrong += all - before.size;
  } finally {
    await prometheus.stop();
    await stage.end();
    await redis.stop();
  }
  return wrong > 0 ? 1 : 0;
}

type Stage = ReturnType<typeof openStage>;
type Fault = [what: string, cause: () => Promise<unknown>, expected: string[]];

/** What goes wrong, one after the other; each is set right before the next. */
function faultsOn(stage: Stage): Fault[] {
  return [
    ["a statement fails", stage.addPoison, ["ReadoutStatementsFailed"]],
    ["the webhook is refused", stage.refuseWebhook, ["ReadoutWebhookRefused"]],
    ["Redis may throw keys away", () => stage.set("allkeys-lru"), ["ReadoutRedisUnsafe"]],
    ["Redis is nearly full", () => stage.fill(0.75), ["ReadoutRedisFull"]],
    [
      "the worker hangs, and chunks wait",
      stage.hangWorker,
      ["ReadoutNothingCounted", "ReadoutQueueOld", "ReadoutProcessGone"],
    ],
    ["the worker is gone", stage.killWorker, ["ReadoutNoWorkers"]],
    [
      "Redis hangs under the server",
      stage.pauseRedis,
      ["ReadoutRedisAway", "ReadoutAnswersFail", "ReadoutAnswersSlow"],
    ],
  ];
}

/** Redis with a worker and a server that can be made to go wrong. */
function openStage({
  redis,
  workerPort,
  servePort,
  receiver,
}: {
  redis: RedisProcess;
  workerPort: number;
  servePort: number;
  receiver: Receiver;
}) {
  const env = { REDIS_URL: redis.url, READOUT_UNSAFE_REDIS: "allow", READOUT_LOG_LEVEL: "fatal" };
  const readout = openReadout({ redisUrl: redis.url, unsafeRedis: "allow", chunkSize: 50 });
  const client = new Redis(redis.url);
  client.on("error", () => {});
  const children: ChildProcess[] = [];
  let worker: ChildProcess | undefined;
  const start = (args: readonly string[], more: Record<string, string> = {}) => {
    const child = startNode(args, { ...env, ...more });
    child.stdout?.resume();
    child.stderr?.resume();
    children.push(child);
    return child;
  };
  const paths = ["healthz", "api/v1/events", "api/v1/events/event-0/report"];
  return {
    startServer: () => void start([...PROGRAMS.readout, "serve", "--port", String(servePort)]),
    startWorker() {
      worker = start(PROGRAMS.worker, {
        READOUT_METRICS_PORT: String(workerPort),
        READOUT_WEBHOOK_URL: receiver.url,
        READOUT_WEBHOOK_SECRET: "of this run alone, and no other",
      });
    },
    async count(many: number) {
      await readout.enqueue([...makeStatements(many, 1)]);
      await untilDrained(readout, showProgress);
    },
    /** What readers ask of the server; it may fail. */
    async ask() {
      await Promise.allSettled(
        paths.map(async (path) => {
          const answer = await fetch(`http://127.0.0.1:${servePort}/${path}`);
          await answer.text();
        }),
      );
    },
    async addPoison() {
      const queues = openQueues(client, { prefix: "readout", shards: 1 });
      await queues.add([
        {
          jobId: "chunk-900",
          data: { version: CHUNK_VERSION, sequence: 900, statements: [{ event: "summit" }] },
        },
      ]);
      await queues.close();
    },
    async refuseWebhook() {
      receiver.status = 500;
      const rows = Array.from({ length: 9 }, (_, i) => ({
        event: "news",
        text: `We welcome it, ${i}.`,
      }));
      await readout.enqueue(rows);
    },
    set: (policy: string) => client.config("SET", "maxmemory-policy", policy),
    async fill(share: number) {
      await client.config("SET", "maxmemory-policy", "noeviction");
      const used = Number(/used_memory:(\d+)/.exec(await client.info("memory"))?.[1]);
      await client.config("SET", "maxmemory", String(Math.round(used / share)));
    },
    async hangWorker() {
      await client.config("SET", "maxmemory", "200mb");
      worker?.kill("SIGSTOP");
      await readout.enqueue([...makeStatements(200, 2)]);
    },
    async killWorker() {
      if (worker) await kill(worker);
    },
    pauseRedis: async () => redis.pause(),
    async end() {
      redis.resume();
      for (const child of children) await kill(child);
      client.disconnect();
      await readout.close();
      receiver.close();
    },
  };
}

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** What the webhook tells; its status may be changed. */
async function startReceiver() {
  const receiver = { url: "", status: 204, close: () => void server.close() };
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(receiver.status, { connection: "close" }).end();
  });
  const [port] = await freePorts(1);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  receiver.url = `http://127.0.0.1:${port}/`;
  return receiver;
}

function readQueries(): string[] {
  const { panels } = JSON.parse(readFileSync(FILE, "utf8")) as {
    panels: { targets: { expr: string }[] }[];
  };
  return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
}

async function untilNoneIsEmpty(
  prometheus: Prometheus,
  queries: readonly string[],
  ask: () => Promise<void>,
): Promise<string[]> {
  return untilNoneLeft(queries, async (query) => {
    await ask();
    return metricsIn(query).length > 0 && (await prometheus.query(query)) > 0;
  });
}

async function untilFiring(
  prometheus: Prometheus,
  expected: readonly string[],
  ask: () => Promise<void>,
): Promise<string[]> {
  return untilNoneLeft(expected, async (name) => {
    void ask(); // an answer may take as long as Redis is away
    return (await prometheus.firing()).includes(name);
  });
}

/** Asks again and again for those that do not hold, and gives those that never did. */
async function untilNoneLeft(
  all: readonly string[],
  holds: (one: string) => Promise<boolean>,
): Promise<string[]> {
  const deadline = performance.now() + LONGEST_MS;
  let left = [...all];
  for (;;) {
    const still: string[] = [];
    for (const one of left) if (!(await holds(one))) still.push(one);
    left = still;
    if (left.length === 0 || performance.now() > deadline) return left;
    showProgress(`${left.length} left`);
    await sleep(500);
  }
}
