import { createIORedisClient, type IRedisTransaction, type Job, type Queue } from "bullmq";
import type { RedisConnection } from "../redis/connection.ts";
import { defineScripts } from "../store/scripts.ts";
import type { Chunk } from "./chunk.ts";

/** What stands in a job whose chunk stands beside it; `held` is the number of its statements. */
export type HeldData = { held: number } & Pick<
  Chunk,
  "version" | "sequence" | "statements" | "revisions" | "wanted"
>;

/** How many chunks are looked at in one sweep, and how long they have been there. */
const SWEPT_AT_ONCE = 1_000;
const SWEPT_AFTER_MS = 60_000;

/**
 * Chunks that stand beside their jobs, under keys of their own in the slot of the queue: BullMQ hands a job's data
 * from script to script and parses it in the process that renews locks, where only the tagging thread needs it.
 */
export type HeldChunks = {
  /** Adds a job and its chunk, both or neither; a job whose id is there already is left as it is. */
  add(job: Job, chunk: Chunk, sentAt: number): Promise<void>;
  /** The chunk of a job as bytes of JSON; null when it is not there. */
  read(jobId: string): Promise<Buffer | null>;
  /** Takes the chunk of a job away, unless the job needs it. */
  release(jobId: string): Promise<void>;
  /** Takes chunks away that have no job any more, because a worker or producer ended in between. */
  sweep(now: number): Promise<void>;
};

/** The chunks beside the jobs of one queue. */
export function openHeldChunks(redis: RedisConnection, queue: Queue, prefix: string): HeldChunks {
  defineScripts(redis);
  const index = `${prefix}:chunks`;
  const keyOf = (jobId: string) => `${index}:${jobId}`;

  async function release(jobId: string): Promise<void> {
    await redis.readoutReleaseChunk(3, index, keyOf(jobId), queue.toKey(jobId), jobId);
  }

  return {
    async add(job, chunk, sentAt) {
      const jobId = job.id ?? "";
      await queue.waitUntilReady(); // its scripts are known to the connection then
      const both = createIORedisClient(redis).multi();
      // Not SET: producers have no right to it. The same id always has the same chunk.
      both.setnx(keyOf(jobId), JSON.stringify(chunk));
      both.zadd(index, sentAt, jobId);
      await job.addJob(both as unknown as IRedisTransaction); // which says less than it is
      for (const [error] of await executed(both)) if (error) throw error;
    },
    read: (jobId) => redis.getBuffer(keyOf(jobId)),
    release,
    async sweep(now) {
      const before = now - SWEPT_AFTER_MS;
      const ids = await redis.zrangebyscore(index, "-inf", before, "LIMIT", 0, SWEPT_AT_ONCE);
      await Promise.all(ids.map(release));
    },
  };
}

/** The outcome of a transaction. Throws why its first command was refused, where that refused them all. */
async function executed(commands: { exec(): Promise<[Error | null, unknown][] | null> }) {
  try {
    return (await commands.exec()) ?? [];
  } catch (error) {
    const { previousErrors = [] } = error as { previousErrors?: Error[] };
    throw previousErrors[0] ?? error;
  }
}

/** What a job holds in the place of its chunk. */
export function heldData({ version, sequence, statements, wanted }: Chunk): HeldData {
  const held = { held: statements.length, version, sequence, statements: [], revisions: [] };
  return wanted ? { ...held, wanted } : held;
}
