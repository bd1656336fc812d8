import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { openReadout } from "../../src/readout.ts";
import { type RedisProcess, startRedisProcess } from "../servers/redis-process.ts";
import { compareWithTruth, type Comparison } from "../stage/compare.ts";
import { openCounter } from "../stage/counter.ts";
import { type Crew, openCrew } from "../stage/crew.ts";
import { makeStatements, randomNumbers } from "../stage/made-statements.ts";
import { kill, outcomeOf, PROGRAMS, startNode } from "../stage/processes.ts";
import { untilDrained } from "../stage/until-drained.ts";
import { type Watch, watchQueue } from "../stage/watch.ts";

export type ChaosSettings = {
  server: string;
  statements: number;
  workerKills: number;
  redisKills: number;
  producers: number;
  workers: number;
  chunkSize: number;
  seed: number;
  onProgress: (message: string) => void;
};

export type ChaosOutcome = Comparison & {
  /** Distinct mentions that a producer was told are accepted. */
  acknowledged: number;
  workerKills: number;
  redisKills: number;
  /** How long chunks of killed workers waited until another worker worked on them, in ms. */
  recoveriesMs: number[];
  seconds: number;
};

const TICK_MS = 50;

/** Sends every statement by every producer while workers and Redis are killed; then counts. */
export async function runChaos(settings: ChaosSettings): Promise<ChaosOutcome> {
  const { server, statements, producers, seed, onProgress } = settings;
  const folder = await mkdtemp(join(tmpdir(), "readout-chaos-"));
  const redis = await startRedisProcess({ server });
  const began = Date.now();
  const env = { REDIS_URL: redis.url, READOUT_CHUNK_SIZE: String(settings.chunkSize) };
  const readout = openReadout({ redisUrl: redis.url });
  const crew = openCrew(env, settings.workers);
  const watch = watchQueue(redis.url);
  try {
    const file = join(folder, "statements.jsonl");
    const lines = Readable.from(toLines(makeStatements(statements, seed)));
    await pipeline(lines, createWriteStream(file));
    const sending = Promise.all(
      Array.from({ length: producers }, () => enqueueUntilAccepted(file, env)),
    );
    const faults = await causeFaults(settings, { redis, crew, watch, sending });
    const accepted = await sending;
    await untilDrained(readout, onProgress);
    const seconds = (Date.now() - began) / 1000;
    onProgress("counting the same in one process");
    const counted = await compareWithTruth(readout, () => makeStatements(statements, seed));
    const { recoveriesMs } = watch;
    return { acknowledged: Math.min(...accepted), ...counted, ...faults, seconds, recoveriesMs };
  } finally {
    await crew.end();
    await watch.close();
    await readout.close();
    await redis.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function* toLines(rows: Iterable<unknown>): Iterable<string> {
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}

/** A producer waits for a Redis that is away; where that takes too long its file is sent again, as a person would. */
async function enqueueUntilAccepted(file: string, env: Record<string, string>): Promise<number> {
  for (;;) {
    const enqueue = [...PROGRAMS.readout, "enqueue", file, "--wait", "60"];
    const { code, stdout, stderr } = await outcomeOf(startNode(enqueue, env));
    if (code === 0) return Number(/^(\d+) mentions accepted/.exec(stdout)?.[1]);
    if (code !== 3) throw new Error(`enqueue ended with ${code}: ${stderr}`);
    await sleep(200);
  }
}

/** Kills workers that hold a chunk, and Redis, at even distances over the way. */
async function causeFaults(
  { statements, workerKills, redisKills, seed, onProgress }: ChaosSettings,
  {
    redis,
    crew,
    watch,
    sending,
  }: { redis: RedisProcess; crew: Crew; watch: Watch; sending: Promise<unknown> },
): Promise<{ workerKills: number; redisKills: number }> {
  const random = randomNumbers(seed + 1);
  const counter = openCounter(redis.url);
  const done = { workerKills: 0, redisKills: 0 };
  let sent = false;
  void sending.then(() => (sent = true));
  while (done.workerKills < workerKills || done.redisKills < redisKills) {
    await sleep(TICK_MS);
    const counted = await counter.mentions();
    onProgress(
      `${counted} counted, ${done.workerKills} workers and ${done.redisKills} Redis killed`,
    );
    const way = counted / statements;
    if (done.workerKills < workerKills && way >= done.workerKills / workerKills) {
      if (await killHolder(crew, watch, random)) done.workerKills += 1;
    }
    if (done.redisKills < redisKills && way >= (done.redisKills + 0.5) / redisKills) {
      await redis.kill();
      await redis.start();
      watch.forgetOrphans();
      done.redisKills += 1;
    }
    if (way >= 1 && sent) break;
  }
  counter.close();
  return done;
}

/** Kills one of the workers that are in the middle of a chunk; false when none is. */
async function killHolder(crew: Crew, watch: Watch, random: () => number): Promise<boolean> {
  const holders = [...(await watch.holders()).keys()].filter((name) => crew.find(name));
  const name = holders[Math.floor(random() * holders.length)];
  const victim = crew.find(name);
  if (name === undefined || !victim) return false;
  await kill(victim);
  crew.replace(victim);
  watch.orphaned((await watch.holders()).get(name) ?? []);
  return true;
}
