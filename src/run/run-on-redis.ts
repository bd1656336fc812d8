import type { Config } from "../config.ts";
import { wholeJobId } from "../queue/chunk.ts";
import { passGate } from "../health/start-gate.ts";
import type { Sendable } from "../queue/unsent-chunks.ts";
import { openReadout, type Readout } from "../readout.ts";
import { openWorkerRedis } from "../redis/connection.ts";
import { openAggregates } from "../store/aggregates.ts";
import { openKeys } from "../store/keys.ts";
import { openChunkWorker } from "../work/chunk-worker.ts";
import { openTagging } from "../work/tagging.ts";
import type { Counted } from "./counted.ts";

export type RunSettings = Pick<
  Config,
  | "redis"
  | "prefix"
  | "unsafeRedis"
  | "queueShards"
  | "concurrency"
  | "chunkSize"
  | "maxWaitingChunks"
  | "maxWaitMs"
> & {
  onProgress: (done: number) => void;
  onWarning: (warning: string) => void;
};

/** The whole job on a Redis: queues everything, and tags and counts it beside any workers that run there. */
export async function runOnRedis(
  items: AsyncIterable<Sendable[]>,
  { onProgress, onWarning, ...config }: RunSettings,
): Promise<Counted> {
  const { redis: redisUrl, prefix, unsafeRedis, queueShards: shards, concurrency } = config;
  const { chunkSize, maxWaitingChunks, maxWaitMs } = config;
  const limits = { chunkSize, maxWaitingChunks, maxWaitMs };
  const readout = openReadout({ redisUrl, prefix, unsafeRedis, queueShards: shards, ...limits });
  const redis = openWorkerRedis(config.redis);
  redis.on("error", () => {}); // the producer's connection says it
  const tagging = openTagging();
  const close = async () => {
    await tagging.close();
    await readout.close();
    redis.disconnect();
  };
  try {
    void tagging.ready().catch(() => {}); // its code loads meanwhile; chunks get the error if it can't
    // An unreachable or unsafe Redis is told before a worker waits for it.
    passGate((await readout.doctor()).redis, config.unsafeRedis, onWarning);
    let done = 0;
    const worker = openChunkWorker(redis, {
      prefix,
      shards,
      concurrency,
      tagging,
      counter: openAggregates(redis, openKeys(prefix)),
      onError: () => {}, // statements that fail for good stand in the failed set
      onDone: ({ statements }) => onProgress((done += statements)),
    });
    const { jobIds, alreadyCounted } = await readout.send(items);
    await readout.settled(jobIds);
    const failures = await failuresOf(readout, jobIds);
    await worker.close();
    return {
      alreadyCounted,
      failures,
      snapshot: readout.snapshot,
      utterances: readout.utterances,
      mentions: readout.mentions,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The reasons in the failed set that stand there for these jobs or parts of them. */
async function failuresOf(readout: Readout, jobIds: readonly string[]): Promise<string[]> {
  const ours = new Set(jobIds);
  const { jobs } = await readout.failed.list();
  return jobs.filter(({ jobId }) => ours.has(wholeJobId(jobId))).map(({ reason }) => reason);
}
