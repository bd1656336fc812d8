import { ensureServer } from "../servers/ensure-server.ts";
import { showProgress } from "../stage/show-progress.ts";
import { causeFaults, type KillSettings } from "./kills.ts";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { openReadout } from "../../src/readout.ts";
import { startRedisProcess } from "../servers/redis-process.ts";
import { type Comparison, compareWithTruth, comparisonLines, faultsIn } from "../stage/compare.ts";
import { openCrew } from "../stage/crew.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { outcomeOf, PROGRAMS, startNode } from "../stage/processes.ts";
import { untilDrained } from "../stage/until-drained.ts";
import { watchQueue } from "../stage/watch.ts";

export type ChaosSettings = KillSettings & {
  server: string;
  producers: number;
  workers: number;
  chunkSize: number;
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

export const options = {
  statements: 20_000,
  "worker-kills": 15,
  "redis-kills": 0,
  producers: 2,
  workers: 3,
  "chunk-size": 250,
  seed: 1,
};

export async function run(values: typeof options): Promise<number> {
  const { statements, "worker-kills": workerKills, "redis-kills": redisKills } = values;
  const { producers, workers, "chunk-size": chunkSize, seed } = values;
  const kills = { statements, workerKills, redisKills, seed, onProgress: showProgress };
  const outcome = await runChaos({
    server: ensureServer(),
    ...kills,
    producers,
    workers,
    chunkSize,
  });

  const recoveries = outcome.recoveriesMs.toSorted((a, b) => a - b);
  const at = (share: number) => recoveries[Math.floor(share * (recoveries.length - 1))] ?? "-";
  console.log(`statements    ${statements}, sent by ${producers} producers each`);
  console.log(`acknowledged  ${outcome.acknowledged}`);
  console.log(comparisonLines(outcome));
  console.log(`kills         ${outcome.workerKills} workers, ${outcome.redisKills} Redis`);
  console.log(`recovery ms   median ${at(0.5)}, longest ${at(1)}, of ${recoveries.length} chunks`);
  console.log(`seconds       ${outcome.seconds.toFixed(1)}`);

  const missed = workerKills - outcome.workerKills + (redisKills - outcome.redisKills);
  if (missed > 0) console.log(`${missed} kills were not done: the work was over before`);
  const wrong = faultsIn(outcome) + missed;
  return wrong > 0 || outcome.counted !== outcome.acknowledged ? 1 : 0;
}
