import type { ChildProcess } from "node:child_process";
import { QueueEvents } from "bullmq";
import { Redis } from "ioredis";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { QUEUE_NAME, queuePrefix } from "../src/queue/settings.ts";
import { openReadout, type Readout } from "../src/readout.ts";
import { DEFAULT_PREFIX } from "../src/store/keys.ts";
import { makeStatements, randomNumbers } from "./made-statements.ts";
import {
  type DurableRedis,
  kill,
  runReadout,
  startDurableRedis,
  startWorker,
} from "./processes.ts";
import { countInProcess, fingerprint, mentionsIn } from "./truth.ts";

export type ChaosSettings = {
  server: string;
  statements: number;
  workerKills: number;
  redisKills: number;
  producers: number;
  workers: number;
  seed: number;
  onProgress: (message: string) => void;
};

export type ChaosOutcome = {
  /** Distinct mentions that a producer was told are accepted. */
  acknowledged: number;
  counted: number;
  /** Mentions too few and too many, added up over the events. */
  lost: number;
  double: number;
  failed: number;
  /** Events whose cells, outlets or positions differ from the same work done in one process. */
  differing: string[];
  workerKills: number;
  redisKills: number;
  /** How long chunks of killed workers waited until another worker could have them, in ms. */
  recoveriesMs: number[];
  seconds: number;
};

const TICK_MS = 50;

/** Sends every statement by every producer while workers and Redis are killed; then counts. */
export async function runChaos(settings: ChaosSettings): Promise<ChaosOutcome> {
  const { server, statements, producers, seed, onProgress } = settings;
  const folder = await mkdtemp(join(tmpdir(), "readout-chaos-"));
  const redis = await startDurableRedis(server, folder);
  const began = Date.now();
  const readout = openReadout({ redisUrl: redis.url });
  const crew = openCrew(redis.url, settings.workers);
  const watch = watchRecoveries(redis.url);
  try {
    const file = join(folder, "statements.jsonl");
    const lines = Readable.from(toLines(makeStatements(statements, seed)));
    await pipeline(lines, createWriteStream(file));
    const sending = Promise.all(
      Array.from({ length: producers }, () => enqueueUntilAccepted(file, redis.url)),
    );
    const faults = await causeFaults(settings, { redis, readout, crew, watch, sending });
    const accepted = await sending;
    await untilDrained(readout, onProgress);
    const seconds = (Date.now() - began) / 1000;
    onProgress("counting the same in one process");
    const outcome = await compare(readout, countInProcess(makeStatements(statements, seed)));
    return {
      acknowledged: Math.min(...accepted),
      ...outcome,
      ...faults,
      seconds,
      recoveriesMs: watch.recoveriesMs,
    };
  } finally {
    await crew.end();
    await watch.close();
    await readout.close();
    await redis.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

function* toLines(rows: Iterable<unknown>): Iterable<string> {
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}

/** A producer that lost Redis is told so, and sends its file again, as a person would. */
async function enqueueUntilAccepted(file: string, redisUrl: string): Promise<number> {
  for (;;) {
    const { code, output, errors } = await runReadout(["enqueue", file], { REDIS_URL: redisUrl });
    if (code === 0) return Number(/^(\d+) mentions accepted/.exec(output)?.[1]);
    if (code !== 3) throw new Error(`enqueue ended with ${code}: ${errors}`);
    await sleep(200);
  }
}

type Crew = { killOne(which: number): Promise<void>; end(): Promise<void> };

/** Workers of which each that dies is followed by another. */
function openCrew(redisUrl: string, size: number): Crew {
  const crew: ChildProcess[] = [];
  const start = (place: number) => {
    crew[place] = startWorker({ REDIS_URL: redisUrl });
  };
  for (let place = 0; place < size; place++) start(place);
  return {
    async killOne(which) {
      const place = which % size;
      await kill(crew[place]!);
      start(place);
    },
    async end() {
      await Promise.all(crew.map(kill));
    },
  };
}

type Watch = { killed(): void; recoveriesMs: number[]; close(): Promise<void> };

/** Hears when chunks of killed workers are given back, and how long after the latest kill. */
function watchRecoveries(redisUrl: string): Watch {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  connection.on("error", () => {}); // Redis is killed on purpose
  const events = new QueueEvents(QUEUE_NAME, { connection, prefix: queuePrefix(DEFAULT_PREFIX) });
  events.on("error", () => {});
  const recoveriesMs: number[] = [];
  let lastKill = 0;
  events.on("stalled", () => recoveriesMs.push(Date.now() - lastKill));
  return {
    killed: () => (lastKill = Date.now()),
    recoveriesMs,
    async close() {
      await Promise.race([events.close(), sleep(1_000)]);
      connection.disconnect();
    },
  };
}

/** Kills workers and Redis at even distances over the way, until all kills are done. */
async function causeFaults(
  { statements, workerKills, redisKills, seed, onProgress }: ChaosSettings,
  {
    redis,
    readout,
    crew,
    watch,
    sending,
  }: { redis: DurableRedis; readout: Readout; crew: Crew; watch: Watch; sending: Promise<unknown> },
): Promise<{ workerKills: number; redisKills: number }> {
  const random = randomNumbers(seed + 1);
  const done = { workerKills: 0, redisKills: 0 };
  let sent = false;
  void sending.then(() => (sent = true));
  while (done.workerKills < workerKills || done.redisKills < redisKills) {
    await sleep(TICK_MS);
    const counted = await countedMentions(readout).catch(() => 0);
    onProgress(
      `${counted} counted, ${done.workerKills} workers and ${done.redisKills} Redis killed`,
    );
    const way = counted / statements;
    if (done.workerKills < workerKills && way >= done.workerKills / workerKills) {
      await crew.killOne(Math.floor(random() * 1_000));
      watch.killed();
      done.workerKills += 1;
    }
    if (done.redisKills < redisKills && way >= (done.redisKills + 0.5) / redisKills) {
      await redis.kill();
      await redis.start();
      done.redisKills += 1;
    }
    if (way >= 1 && sent) break;
  }
  return done;
}

async function countedMentions(readout: Readout): Promise<number> {
  const rows = await readout.events();
  return rows.reduce((sum, { mentions }) => sum + mentions, 0);
}

async function untilDrained(
  readout: Readout,
  onProgress: (message: string) => void,
): Promise<void> {
  for (;;) {
    const { queue } = await readout.doctor();
    const left = queue.waiting + queue.active + queue.delayed;
    if (left === 0) return;
    onProgress(`${left} chunks left`);
    await sleep(TICK_MS);
  }
}

async function compare(
  readout: Readout,
  truth: ReadonlyMap<string, Parameters<typeof fingerprint>[0]>,
) {
  const { total: failed } = await readout.failed.list(0);
  const outcome = { counted: 0, lost: 0, double: 0, failed, differing: [] as string[] };
  for (const [event, expected] of truth) {
    const found = await readout.snapshot(event);
    const difference = mentionsIn(found) - mentionsIn(expected);
    outcome.counted += mentionsIn(found);
    if (difference < 0) outcome.lost -= difference;
    else outcome.double += difference;
    if (fingerprint(found).join("\n") !== fingerprint(expected).join("\n"))
      outcome.differing.push(event);
  }
  return outcome;
}
