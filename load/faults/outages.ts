import { ensureServer } from "../servers/ensure-server.ts";
import { showProgress } from "../stage/show-progress.ts";
import { OUTAGES } from "./outage-kinds.ts";
import { Redis } from "ioredis";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { openReadout } from "../../src/readout.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { startRedisProcess } from "../servers/redis-process.ts";
import { openCounter } from "../stage/counter.ts";
import { openFaultProxy } from "../stage/fault-proxy.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { kill, startWorker } from "../stage/processes.ts";
import { untilDrained } from "../stage/until-drained.ts";

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

const RESUMES_WITHIN_MS = 10_000;
const REFUSES_WITHIN_MS = 15_000;

export const options = {
  seconds: "1,5,20",
  kinds: Object.keys(OUTAGES) as readonly string[],
  "shutdown-ms": 8_000,
  seed: 1,
};

export async function run({ kinds, seed, ...values }: typeof options): Promise<number> {
  const server = ensureServer();
  const shutdownMs = values["shutdown-ms"];
  let wrong = 0;
  for (const kind of kinds) {
    for (const seconds of values.seconds.split(",").map(Number)) {
      // A worker that is refused at its start does not wait.
      for (const atStart of kind === "password changed" ? [false] : [false, true]) {
        const what = `${kind} for ${seconds} s${atStart ? ", at the start" : ""}`;
        showProgress(what);
        const length = { outageMs: seconds * 1_000, untilRefused: false };
        const outcome = await runOutage({ server, kind, ...length, atStart, shutdownMs, seed });
        console.log(
          `${what.padEnd(40)} refused ${outcome.refused} after ${outcome.refusedMs} ms, ` +
            `worker resumed after ${outcome.resumedMs} ms, told to stop without Redis: left after ` +
            `${outcome.stoppedMs} ms with ${outcome.exitCode}, lost ${outcome.lost} of ${outcome.accepted}`,
        );
        if (outcome.lost > 0 || outcome.resumedMs > RESUMES_WITHIN_MS) wrong += 1;
        if (outcome.stoppedMs > shutdownMs || outcome.exitCode !== 0) wrong += 1;
        // A short silence is over before a command is given up.
        if (outcome.refused !== "REDIS_UNREACHABLE" && outcome.refused !== "nothing") wrong += 1;
        if (outcome.refusedMs > Math.max(REFUSES_WITHIN_MS, seconds * 1_000)) wrong += 1;
      }
    }
  }
  return wrong > 0 ? 1 : 0;
}
