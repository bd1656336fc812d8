import { randomBytes } from "node:crypto";
import { readClock } from "../redis/clock.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { type ReplicaSettings, writeToReplicas } from "../redis/replicas.ts";
import { type RetrySettings, retryDuringOutages } from "../redis/retry-during-outages.ts";
import type { Statement } from "../statement/statement.ts";
import { type BackpressureSettings, openBackpressure } from "./backpressure.ts";
import { type Chunk, CHUNK_VERSION, chunkJobId, type Wanted } from "./chunk.ts";
import type { Queues } from "./open-queues.ts";
import { weightOf } from "./weight.ts";

/** A statement that was sent before, with the sequence that it had. */
export type Resent = { statement: Statement; sequence: number };

export type ResendSettings = BackpressureSettings & {
  chunkSize: number;
  retrying: RetrySettings;
  replicas: ReplicaSettings;
};

/**
 * Puts statements on the queue again for a tagger, with the sequences that they had: so none of them goes before what
 * was sent later. Gives the ids of the jobs. Throws QUEUE_FULL, REDIS_FULL and REPLICAS_BEHIND.
 */
export async function resend(
  { redis, queues }: { redis: RedisConnection; queues: Queues },
  { chunkSize, retrying, replicas, ...limits }: ResendSettings,
  { wanted, statements }: { wanted: Wanted; statements: AsyncIterable<readonly Resent[]> },
): Promise<string[]> {
  const backpressure = openBackpressure(redis, queues, limits);
  const sender = randomBytes(4).toString("hex");
  const jobIds: string[] = [];
  let chunk: Resent[] = [];

  async function send(): Promise<void> {
    const data = toChunk(chunk, wanted);
    chunk = [];
    const size = { statements: data.statements.length, bytes: weightOf(data), chunks: 1 };
    const attempt = await backpressure.waitFor(size, (look) => retryDuringOutages(retrying, look));
    const persist = <T>(act: () => Promise<T>) => attempt(() => retryDuringOutages(retrying, act));
    const jobId = chunkJobId(data.sequence, sender, jobIds.length);
    const sentAt = await persist(() => readClock(redis));
    await persist(() =>
      writeToReplicas(redis, queues.keysOf([jobId]), replicas, () =>
        queues.add([{ jobId, data, sentAt }]),
      ),
    );
    await queues.markSent([jobId]).catch(() => {}); // a mark that is missing only makes a loss harder to see
    jobIds.push(jobId);
  }

  for await (const some of statements) {
    for (const one of some) {
      chunk.push(one);
      if (chunk.length >= chunkSize) await send();
    }
  }
  if (chunk.length > 0) await send();
  return jobIds;
}

function toChunk(resent: readonly Resent[], wanted: Wanted): Chunk {
  return {
    version: CHUNK_VERSION,
    sequence: resent[0]?.sequence ?? 0,
    statements: resent.map(({ statement }) => statement),
    revisions: [],
    sequences: resent.map(({ sequence }) => sequence),
    wanted,
  };
}
