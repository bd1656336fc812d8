import { Redis } from "ioredis";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { checkSources } from "../../src/input/check-sources.ts";
import { findSources } from "../../src/input/find-sources.ts";
import { openQueues } from "../../src/queue/open-queues.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import { startPrivateServer } from "../../src/redis/private-server.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { cpuOf, type Measured, measure, redisCpu } from "../stage/measured.ts";
import { kill, PROGRAMS, startWorker, WORKER_FLAGS } from "../stage/processes.ts";
import { chunksLeft } from "../stage/until-drained.ts";

export type PipelineSettings = {
  /** A redis-server or valkey-server. */
  server: string;
  workers: number;
  /** Statements in a job. */
  chunkSize: number;
  /** Without it, workers only count. */
  tagging: boolean;
  /** How many statements are worked off before. */
  warmedBy?: number;
  /** What is done at both ends of the time that is measured. */
  beforeTimed?: (redis: Redis) => Promise<void>;
  afterTimed?: (redis: Redis) => Promise<void>;
};

/** What one statement costs each part, in microseconds of processor time, and how many are done a second. */
export type Costs = { perSecond: number; producer: Measured; workers: number; redis: number };

const PREFIX = "bench";

const UNTAGGED_WORKER = [
  "--import",
  "tsx",
  fileURLToPath(new URL("./untagged-worker.ts", import.meta.url)),
];

/** What a worker does gets faster for some ten thousand statements: so many are worked off before. */
export const WARMED_BY = 30_000;

/** So many chunks go out in a round trip. */
export const CHUNKS_PER_SEND = 8;

/** A Redis of its own with workers on it that have worked before. */
export async function withPipeline<T>(
  { server, workers, chunkSize, tagging, warmedBy = WARMED_BY }: PipelineSettings,
  act: (pipeline: { redis: Redis; readout: Readout; pids: number[]; socket: string }) => Promise<T>,
): Promise<T> {
  const { socket, stop } = await startPrivateServer(server);
  const redis = new Redis(socket);
  const readout = openReadout({
    redisUrl: socket,
    prefix: PREFIX,
    chunkSize,
    unsafeRedis: "allow",
  });
  const crew = Array.from({ length: workers }, () =>
    startWorker(
      {
        REDIS_URL: socket,
        READOUT_PREFIX: PREFIX,
        READOUT_UNSAFE_REDIS: "allow",
        NODE_OPTIONS: WORKER_FLAGS.join(" "),
      },
      tagging ? PROGRAMS.worker : UNTAGGED_WORKER,
    ),
  );
  try {
    while ((await readout.doctor()).workers.length < workers) await sleep(50);
    if (workers > 0) await warm({ readout, redis }, chunkSize === 1 ? warmedBy / 10 : warmedBy);
    return await act({ redis, readout, socket, pids: crew.map(({ pid }) => pid!) });
  } finally {
    await Promise.all(crew.map(kill));
    await readout.close();
    redis.disconnect();
    await stop();
  }
}

/** Works statements off that are counted apart, so that all is compiled before it is timed. */
async function warm(
  { readout, redis }: { readout: Readout; redis: Redis },
  count: number,
): Promise<void> {
  const statements = [...makeStatements(count, 2)];
  await readout.enqueue(statements.map((row) => ({ ...row, event: `warm-${row.event}` })));
  await untilDone(redis);
}

const LOOK_EVERY_MS = 50;

/** Looks at the queue alone: what `doctor` reads beside it would stand among the costs of the pipeline. */
async function untilDone(redis: Redis): Promise<void> {
  const queues = openQueues(redis, { prefix: PREFIX, shards: 1 });
  const someLeft = async () => (await queues.counts()).some((counts) => chunksLeft(counts) > 0);
  while (await someLeft()) await sleep(LOOK_EVERY_MS);
  await queues.close();
}

/** A file through Redis, from its first byte to the last count; producer, Redis and workers share the cores. */
export async function measurePipeline(settings: PipelineSettings, file: string): Promise<Costs> {
  return withPipeline(settings, async ({ redis, readout, pids }) => {
    await settings.beforeTimed?.(redis);
    const workersCpu = () => pids.reduce((sum, pid) => sum + cpuOf(pid), 0);
    const before = { redis: await redisCpu(redis), workers: workersCpu() };
    const began = performance.now();
    let count = 0;
    const producer = await measure(async () => (count = await enqueueFile(readout, file)));
    await untilDone(redis);
    const costs = {
      perSecond: count / ((performance.now() - began) / 1000),
      producer,
      workers: (workersCpu() - before.workers) / count,
      redis: ((await redisCpu(redis)) - before.redis) / count,
    };
    await settings.afterTimed?.(redis);
    return costs;
  });
}

/** Enqueueing a file while nothing else runs. */
export async function measureEnqueueing(server: string, file: string): Promise<Measured> {
  const alone = { server, workers: 0, chunkSize: 250, tagging: true };
  return withPipeline(alone, async ({ readout }) => {
    await enqueueFile(readout, file); // compiled before it is timed
    return measure(() => enqueueFile(readout, file));
  });
}

/** As `readout enqueue` does it: all is checked before anything is sent. */
async function enqueueFile(readout: Readout, file: string): Promise<number> {
  const sources = await findSources([file]);
  const { read } = await checkSources(sources);
  const items = async function* () {
    for await (const some of read()) yield some.map((statement) => ({ statement }));
  };
  return (await readout.send(items())).accepted;
}
