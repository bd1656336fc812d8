import { isDeepStrictEqual } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";
import { ReadoutError } from "../../src/errors.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import type { RedisConnection } from "../../src/redis/connection.ts";
import { openWorkerRedis } from "../../src/redis/connection.ts";
import type { RedisProcess } from "../servers/redis-process.ts";
import { PASSWORDS, type Role, RULER } from "../servers/shipped-redis.ts";
import { compareWithTruth, type Comparison } from "../stage/compare.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { kill, startWorker } from "../stage/processes.ts";
import { chunksLeft } from "../stage/until-drained.ts";
import { PLACES, type RestartPlace } from "./restart-places.ts";

/** The ways in which all servers of a place end. */
export const ENDINGS: Record<string, (place: RestartPlace) => Promise<void>> = {
  TERM: (place) => each(place, (server) => server.terminate()),
  KILL: (place) => each(place, (server) => server.kill()),
  rewrite: async (place) => {
    await writeAnew(place);
    await each(place, (server) => server.kill());
  },
};

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
    await until(async () => (await left(reader)) === 0);
    await kill(running);
    await producer.enqueue(statements.slice(half));

    const before = await look(reader);
    await end(place);
    await each(place, (one) => one.start());
    const same = isDeepStrictEqual(await patiently(() => look(reader)), before);

    running = worker();
    await until(async () => (await left(reader)) < before.left);
    await end(place);
    await each(place, (one) => one.start());
    await until(async () => (await left(reader)) === 0);
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

async function each(place: RestartPlace, act: (server: RedisProcess) => Promise<void>) {
  await Promise.all(place.servers.map(act));
}

/** Everything that a reader sees, but for the moment at which it is made. */
async function look(reader: Readout) {
  const events = await reader.events();
  const reports = [];
  for (const { event } of events) {
    const { generatedAt: _, ...report } = await reader.report(event);
    reports.push(report);
  }
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

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error("It took too long");
    await sleep(100);
  }
}

/** Has every server write its append-only file anew. */
async function writeAnew({ servers, address }: RestartPlace): Promise<void> {
  const writing = servers.map(async ({ port }) => {
    const at = { kind: "server", host: "127.0.0.1", port, database: 0 } as const;
    const redis: RedisConnection = openWorkerRedis({ ...RULER, at, tls: address.tls });
    await redis.call("BGREWRITEAOF");
    await until(async () =>
      /aof_rewrite_in_progress:0[\s\S]*aof_rewrite_scheduled:0/.test(
        await redis.info("persistence"),
      ),
    );
    redis.disconnect();
  });
  await Promise.all(writing);
}
