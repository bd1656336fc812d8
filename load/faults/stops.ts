import { ensureServer } from "../servers/ensure-server.ts";
import { showProgress } from "../stage/show-progress.ts";
import { openSupply, type Supply } from "./supply.ts";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { openReadout } from "../../src/readout.ts";
import { type RedisProcess, startRedisProcess } from "../servers/redis-process.ts";
import { type Comparison, compareWithTruth, comparisonLines, faultsIn } from "../stage/compare.ts";
import { type Crew, openCrew } from "../stage/crew.ts";
import { randomNumbers } from "../stage/made-statements.ts";
import { untilDrained } from "../stage/until-drained.ts";
import { type Watch, watchQueue } from "../stage/watch.ts";

export type StopsSettings = {
  server: string;
  /** How many workers are told to stop while they are in the middle of a chunk. */
  stops: number;
  /** How often Redis goes away, killed and stopped by turns, before all workers are told to stop. */
  outages: number;
  workers: number;
  shutdownMs: number;
  seed: number;
  onProgress: (message: string) => void;
};

/** How workers left that were told to stop. */
export type Leaving = { count: number; longestMs: number; codes: (number | null)[] };

export type StopsOutcome = Comparison & {
  sent: number;
  stops: Leaving;
  /** Chunks that were given back because nobody renewed their lock, while Redis was there. */
  stalled: number;
  withoutRedis: Leaving;
  seconds: number;
};

const TICK_MS = 20;
/** Tells workers to stop in the middle of their chunks again and again, with and without Redis. */
export async function runStops(settings: StopsSettings): Promise<StopsOutcome> {
  const { server, workers, shutdownMs, seed, onProgress } = settings;
  const redis = await startRedisProcess({ server });
  const began = Date.now();
  const readout = openReadout({ redisUrl: redis.url });
  const env = { REDIS_URL: redis.url, READOUT_SHUTDOWN_MS: String(shutdownMs) };
  const crew = openCrew(env, workers);
  const watch = watchQueue(redis.url);
  const supply = openSupply(readout, seed);
  try {
    const stops = await stopInTheMiddle(settings, { crew, watch, supply });
    const stalled = watch.stalled();
    const withoutRedis = await stopWithoutRedis(settings, { redis, crew, watch, supply });
    await untilDrained(readout, onProgress);
    const seconds = (Date.now() - began) / 1000;
    const comparison = await compareWithTruth(readout, () => supply.sent);
    return { ...comparison, sent: supply.sent.length, stops, stalled, withoutRedis, seconds };
  } finally {
    await crew.end();
    await watch.close();
    await readout.close();
    await redis.stop();
  }
}

type Scene = { crew: Crew; watch: Watch; supply: Supply };

async function stopInTheMiddle(
  { stops, seed, onProgress }: StopsSettings,
  { crew, watch, supply }: Scene,
): Promise<Leaving> {
  const random = randomNumbers(seed);
  const exits: Exit[] = [];
  while (exits.length < stops) {
    await sleep(TICK_MS);
    await supply.fill();
    const holders = [...(await watch.holders()).keys()].map((name) => crew.find(name));
    const found = holders.filter((worker) => worker !== undefined);
    const worker = found[Math.floor(random() * found.length)];
    if (!worker) continue;
    exits.push(await tellToStop(worker));
    crew.replace(worker);
    onProgress(`${exits.length} of ${stops} workers told to stop`);
  }
  return summarise(exits);
}

async function stopWithoutRedis(
  { outages, onProgress }: StopsSettings,
  { redis, crew, watch, supply }: Scene & { redis: RedisProcess },
): Promise<Leaving> {
  const exits: Exit[] = [];
  for (let outage = 0; outage < outages; outage++) {
    await supply.fill();
    await untilAllHold(crew, watch);
    const killed = outage % 2 === 0;
    if (killed) await redis.kill();
    else redis.pause();
    const gone = crew.members();
    exits.push(...(await Promise.all(gone.map(tellToStop))));
    if (killed) await redis.start();
    else redis.resume();
    for (const worker of gone) crew.replace(worker);
    onProgress(`${outage + 1} of ${outages} outages`);
  }
  return summarise(exits);
}

async function untilAllHold(crew: Crew, watch: Watch): Promise<void> {
  for (;;) {
    const holders = [...(await watch.holders()).keys()].filter((name) => crew.find(name));
    if (holders.length >= crew.members().length) return;
    await sleep(TICK_MS);
  }
}

type Exit = { ms: number; code: number | null };

async function tellToStop(worker: ChildProcess): Promise<Exit> {
  const told = Date.now();
  const exited = once(worker, "exit") as Promise<[number | null]>;
  worker.kill("SIGTERM");
  const [code] = await exited;
  return { ms: Date.now() - told, code };
}

function summarise(exits: readonly Exit[]): Leaving {
  return {
    count: exits.length,
    longestMs: Math.max(0, ...exits.map(({ ms }) => ms)),
    codes: [...new Set(exits.map(({ code }) => code))],
  };
}

export const options = { stops: 200, outages: 10, workers: 3, "shutdown-ms": 8_000, seed: 1 };

export async function run({ "shutdown-ms": shutdownMs, ...values }: typeof options) {
  const settings = { server: ensureServer(), ...values, shutdownMs, onProgress: showProgress };
  const outcome = await runStops(settings);
  const line = ({ count, longestMs, codes }: Leaving) =>
    `${count} workers, gone after at most ${longestMs} ms, exit codes ${codes.join(", ")}`;
  console.log(`stops         ${line(outcome.stops)}`);
  console.log(`stalled       ${outcome.stalled}`);
  console.log(`without Redis ${line(outcome.withoutRedis)}`);
  console.log(`sent          ${outcome.sent}`);
  console.log(comparisonLines(outcome));
  console.log(`seconds       ${outcome.seconds.toFixed(1)}`);

  const leavings = [outcome.stops, outcome.withoutRedis];
  const late = leavings.filter(({ longestMs }) => longestMs > shutdownMs).length;
  const badly = leavings.filter(({ codes }) => codes.some((code) => code !== 0)).length;
  const wrong = faultsIn(outcome) + outcome.stalled + late + badly;
  return wrong > 0 || outcome.counted !== outcome.sent ? 1 : 0;
}
