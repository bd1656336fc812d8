import type { ChildProcess } from "node:child_process";
import { findServers } from "../servers/ensure-server.ts";
import { showProgress } from "../stage/show-progress.ts";
import { each, ENDINGS } from "./endings.ts";
import { isDeepStrictEqual } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";
import { ReadoutError } from "../../src/errors.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import { PASSWORDS, type Role } from "../servers/shipped-redis.ts";
import { type Comparison, compareWithTruth, faultsIn } from "../stage/compare.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { kill, startWorker } from "../stage/processes.ts";
import { readReports } from "../stage/read-reports.ts";
import { chunksLeft } from "../stage/until-drained.ts";
import { PLACES, type RestartPlace } from "./restart-places.ts";

export type RestartsSettings = {
  server: string;
  /** Which of PLACES, and which of ENDINGS. */
  place: string;
  ending: string;
  statements: number;
  seed: number;
};

export type RestartsOutcome = Comparison & {
  /** Whether reports, queue and failed set were the same before and after a restart in quiet. */
  same: boolean;
  /** What doctor says in the end. */
  warnings: string[];
  sent: number;
};

const WAIT_MS = 120_000;

/** Ends and starts all servers twice: while nobody works, and while a worker is in the middle of it. */
export async function runRestarts(settings: RestartsSettings): Promise<RestartsOutcome> {
  const { server, place: kind, ending, statements: count, seed } = settings;
  const place = await PLACES[kind]!(server);
  const end = ENDINGS[ending]!;
  const [producer, reader] = [openAs(place, "producer"), openAs(place, "reader")];
  const worker = () =>
    startWorker({ ...place.env, REDIS_USERNAME: "worker", REDIS_PASSWORD: PASSWORDS.worker });
  let running = worker();
  try {
    const statements = [...makeStatements(count, seed)];
    const half = Math.floor(count / 2);
    await producer.enqueue(statements.slice(0, half));
    await until(async () => (await left(reader)) === 0, running);
    await kill(running);
    await producer.enqueue(statements.slice(half));

    const before = await look(reader);
    await end(place);
    await each(place, (one) => one.start());
    const same = isDeepStrictEqual(await patiently(() => look(reader)), before);

    running = worker();
    await until(async () => (await left(reader)) < before.left, running);
    await end(place);
    await each(place, (one) => one.start());
    await until(async () => (await left(reader)) === 0, running);
    const comparison = await patiently(() => compareWithTruth(reader, () => statements));
    const { warnings } = (await patiently(() => reader.doctor())).redis;
    return { ...comparison, same, warnings, sent: count };
  } finally {
    await kill(running);
    await Promise.all([producer.close(), reader.close()]);
    await place.stop();
  }
}

function openAs({ address, shards, replicas }: RestartPlace, role: Role): Readout {
  const redisUrl = { ...address, username: role, password: PASSWORDS[role] };
  const waitReplicas = role === "producer" ? replicas : 0;
  return openReadout({ redisUrl, queueShards: shards, chunkSize: 20, waitReplicas });
}

/** Everything that a reader sees, but for the moment at which it is made. */
async function look(reader: Readout) {
  const events = await reader.events();
  const reports = await readReports(reader);
  const { queue, failed } = await reader.doctor();
  const { oldestWaitingMs: _, ...counts } = queue;
  return { events, reports, counts, failed, left: chunksLeft(queue) };
}

async function left(reader: Readout): Promise<number> {
  return chunksLeft((await patiently(() => reader.doctor())).queue);
}

/** Asks again while servers that were started, or a new master, are not ready yet. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const passes = error instanceof ReadoutError && error.code === "REDIS_UNREACHABLE";
      if (!passes || Date.now() > deadline) throw error;
    }
    await sleep(200);
  }
}

/** Waits for what a worker shall do; throws when it takes very long, or the worker has ended. */
async function until(holds: () => Promise<boolean>, worker: ChildProcess): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  while (!(await holds())) {
    const ended = worker.exitCode ?? worker.signalCode;
    if (ended !== null) throw new Error(`The worker ended with ${ended} before it was done`);
    if (Date.now() > deadline) throw new Error(`The worker was not done within ${WAIT_MS} ms`);
    await sleep(100);
  }
}

export const options = {
  /** Paths of servers; without any, each kind that this machine has. */
  servers: "",
  places: Object.keys(PLACES) as readonly string[],
  endings: Object.keys(ENDINGS) as readonly string[],
  statements: 2_000,
  seed: 1,
};

export async function run({ places, endings, statements, seed, ...values }: typeof options) {
  let wrong = 0;
  for (const server of values.servers === "" ? findServers() : values.servers.split(",")) {
    for (const place of places) {
      for (const ending of endings) {
        const what = `${server}, ${place}, ${ending}`;
        showProgress(what);
        const outcome = await runRestarts({ server, place, ending, statements, seed });
        const { same, warnings, sent, counted, lost, double, failed, differing } = outcome;
        console.log(
          `${what.padEnd(48)} ${same ? "the same" : "NOT the same"} after it; counted ${counted} of ${sent}, ` +
            `lost ${lost}, double ${double}, failed ${failed}, differing ${differing.length}, ` +
            `warnings ${warnings.length}`,
        );
        for (const warning of warnings) console.log(`  ${warning}`);
        if (!same || warnings.length > 0 || counted !== sent || faultsIn(outcome) > 0) wrong += 1;
      }
    }
  }
  return wrong > 0 ? 1 : 0;
}
