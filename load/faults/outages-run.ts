import { Redis } from "ioredis";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { openReadout } from "../../src/readout.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { type RedisProcess, startRedisProcess } from "../servers/redis-process.ts";
import { openCounter } from "../stage/counter.ts";
import { type FaultProxy, openFaultProxy } from "../stage/fault-proxy.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { kill, startWorker } from "../stage/processes.ts";
import { untilDrained } from "../stage/until-drained.ts";

type Scene = { server: RedisProcess; admin: Redis; proxy: FaultProxy };

/** A way in which Redis is not there for its clients, and how it comes back. */
type Outage = {
  begin(scene: Scene): Promise<unknown> | void;
  end(scene: Scene): Promise<unknown> | void;
};

export const OUTAGES: Record<string, Outage> = {
  killed: {
    begin: ({ server }) => server.kill(),
    end: ({ server }) => server.start(),
  },
  stopped: {
    begin: ({ server }) => server.pause(),
    end: ({ server }) => server.resume(),
  },
  "read-only": {
    begin: ({ admin }) => admin.replicaof("127.0.0.1", 1),
    end: ({ admin }) => admin.replicaof("NO", "ONE"),
  },
  "password changed": {
    async begin({ admin }) {
      await admin.config("SET", "requirepass", "another");
      await admin.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    },
    end: ({ admin }) => admin.config("SET", "requirepass", ""),
  },
  "cut off": {
    begin: ({ proxy }) => proxy.shut(),
    end: ({ proxy }) => proxy.open(),
  },
  silent: {
    begin: ({ proxy }) => proxy.stall(),
    end: ({ proxy }) => proxy.resume(),
  },
};

export type OutageSettings = {
  server: string;
  /** Which of OUTAGES. */
  kind: string;
  /** How long it lasts. */
  outageMs: number;
  /** Whether it lasts at least until the producer that does not wait has noticed. */
  untilRefused: boolean;
  /** Whether worker and producers start while Redis is away. */
  atStart: boolean;
  shutdownMs: number;
  seed: number;
};

export type OutageOutcome = {
  /** The code of the error that a producer got that does not wait, and after how long. */
  refused: string;
  refusedMs: number;
  /** How long after Redis was back a worker counted something. */
  resumedMs: number;
  /** How a worker left that was told to stop in a second outage. */
  stoppedMs: number;
  exitCode: number | null;
  /** Mentions that were accepted and are not counted in the end. */
  lost: number;
  accepted: number;
};

const STATEMENTS = 2_000;

/** One outage while a worker works and producers send, and a second in which the worker is told to stop. */
export async function runOutage(settings: OutageSettings): Promise<OutageOutcome> {
  const { outageMs, atStart, shutdownMs, seed } = settings;
  const server = await startRedisProcess({ server: settings.server });
  const admin = new Redis(server.url, { maxRetriesPerRequest: null });
  admin.on("error", () => {}); // Redis goes away on purpose
  const proxy = await openFaultProxy({ target: { port: server.port } });
  const scene = { server, admin, proxy };
  const { begin, end } = OUTAGES[settings.kind]!;
  const env = { REDIS_URL: proxy.url, READOUT_SHUTDOWN_MS: String(shutdownMs) };
  const direct = openReadout({ redisUrl: server.url });
  const hasty = openReadout({ redisUrl: proxy.url });
  const patient = openReadout({ redisUrl: proxy.url, outageWaitMs: outageMs + 60_000 });
  const made = makeStatements(Infinity, seed)[Symbol.iterator]();
  const take = (count: number) => Array.from({ length: count }, () => made.next().value!);
  const accepted: Statement[] = [];
  const counter = openCounter(server.url);
  let worker: ChildProcess | undefined;

  /** Waits for a count above this one, or for the end of the work. */
  async function untilMore(than: number): Promise<void> {
    for (;;) {
      const mentions = await counter.mentions();
      if (mentions > than || mentions >= accepted.length) return;
      await sleep(20);
    }
  }

  async function send(readout: typeof direct, count: number): Promise<void> {
    const statements = take(count);
    await readout.enqueue(statements);
    accepted.push(...statements);
  }

  try {
    await send(direct, STATEMENTS);
    if (!atStart) {
      worker = startWorker(env);
      await Promise.all([send(hasty, 1), send(patient, 1), untilMore(0)]);
      await send(direct, STATEMENTS); // so that something waits all the time
    }
    const before = await counter.mentions();
    await begin(scene);
    worker ??= startWorker(env);
    const began = Date.now();
    const waited = send(patient, 250);
    const refused = send(hasty, 1).then(
      () => ({ refused: "nothing", refusedMs: Date.now() - began }),
      (error: Error & { code?: string }) => ({
        refused: error.code ?? error.message,
        refusedMs: Date.now() - began,
      }),
    );
    await sleep(outageMs);
    if (settings.untilRefused) await refused;
    const during = atStart ? before : undefined;
    await end(scene);
    const back = Date.now();
    await untilMore(during ?? (await counter.mentions()));
    const resumedMs = Date.now() - back;
    await waited;
    const refusal = await refused;

    await send(direct, STATEMENTS);
    await untilMore(await counter.mentions());
    await begin(scene);
    const told = Date.now();
    const exited = once(worker, "exit") as Promise<[number | null]>;
    worker.kill("SIGTERM");
    const [exitCode] = await exited;
    const stoppedMs = Date.now() - told;
    await end(scene);
    worker = startWorker(env);
    await untilDrained(direct);
    const states = await direct.reconcile(accepted);
    const lost = states.filter((state) => state !== "counted").length;
    return { ...refusal, resumedMs, stoppedMs, exitCode, lost, accepted: accepted.length };
  } finally {
    if (worker) await kill(worker);
    counter.close();
    admin.disconnect();
    await Promise.all([direct, hasty, patient].map((readout) => readout.close()));
    await proxy.close();
    await server.stop();
  }
}
