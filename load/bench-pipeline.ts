import { Redis } from "ioredis";
import { setTimeout as sleep } from "node:timers/promises";
import { checkSources, findSources } from "../src/input/sources.ts";
import { loadLexicons } from "../src/lexicons/load-lexicons.ts";
import { openReadout } from "../src/readout.ts";
import { startPrivateServer } from "../src/redis/private-server.ts";
import { readStatements } from "../src/run/work-load.ts";
import { openTagger } from "../src/tagging/open-tagger.ts";
import { makeStatements } from "./made-statements.ts";
import { cpuOf, kill, startWorker } from "./processes.ts";

/** A rate, and the processor time of one statement in microseconds. */
export type Measured = { perSecond: number; cpu: number };

/** Reading a file of statements, parsing and validating each, and nothing else. */
export async function measureReading(file: string): Promise<Measured> {
  const sources = await findSources([file]);
  return measure(async () => (await checkSources(sources)).statements);
}

/** Tagging in a loop: the limit of what any number of workers can do on as many cores. */
export async function measurePlainLoop(count: number): Promise<Measured> {
  const tagger = openTagger(loadLexicons());
  const statements = [...makeStatements(count, 1)];
  for (const statement of statements.slice(0, 2_000)) tagger.tag(statement); // compiled before it is timed
  return measure(async () => {
    for (const statement of statements) tagger.tag(statement);
    return statements.length;
  });
}

/** The same through Redis: a producer first, then one worker process; what each of them costs. */
export async function measurePipeline(server: string, file: string, count: number) {
  const { socket, stop } = await startPrivateServer(server);
  const redis = new Redis(socket);
  const readout = openReadout({ redisUrl: socket, prefix: "bench", unsafeRedis: "allow" });
  const env = { REDIS_URL: socket, READOUT_PREFIX: "bench", READOUT_UNSAFE_REDIS: "allow" };
  const worker = startWorker({ ...env, NODE_OPTIONS: "--max-semi-space-size=64" });
  try {
    await workThrough(readout, [...makeStatements(2_000, 2)]); // the worker is warm before it is timed
    worker.kill("SIGSTOP"); // the producer has the machine for itself
    const redisBefore = await redisCpu(redis);
    const [source] = await findSources([file]);
    const enqueueing = await measure(
      async () => (await readout.send(readStatements(source!))).accepted,
    );
    const workerBefore = cpuOf(worker.pid!);
    worker.kill("SIGCONT");
    const began = performance.now();
    await untilIdle(readout);
    const seconds = (performance.now() - began) / 1000;
    return {
      enqueueing,
      working: { perSecond: count / seconds, cpu: (cpuOf(worker.pid!) - workerBefore) / count },
      worker: (cpuOf(worker.pid!) - workerBefore) / count,
      redis: ((await redisCpu(redis)) - redisBefore) / count,
    };
  } finally {
    await kill(worker);
    await readout.close();
    redis.disconnect();
    await stop();
  }
}

async function workThrough(readout: ReturnType<typeof openReadout>, statements: unknown[]) {
  await readout.enqueue(statements);
  await untilIdle(readout);
}

async function untilIdle(readout: ReturnType<typeof openReadout>): Promise<void> {
  for (;;) {
    const { queue } = await readout.doctor();
    if (queue.waiting + queue.active + queue.delayed === 0) return;
    await sleep(20);
  }
}

async function measure(act: () => Promise<number>): Promise<Measured> {
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const count = await act();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { perSecond: count / seconds, cpu: (user + system) / count };
}

/** Processor time that Redis has used, in microseconds. */
export async function redisCpu(redis: Redis): Promise<number> {
  const info = await redis.info("cpu");
  const seconds = (name: string) => Number(new RegExp(`${name}:([\\d.]+)`).exec(info)?.[1] ?? 0);
  return (seconds("used_cpu_user") + seconds("used_cpu_sys")) * 1_000_000;
}
