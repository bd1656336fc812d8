import { randomBytes } from "node:crypto";
import { Queue } from "bullmq";
import { Cluster } from "ioredis";
import { inject, onTestFinished } from "vitest";
import { chunkJobId } from "../../src/queue/chunk.ts";
import { JOB_OPTIONS, QUEUE_NAME, queuePrefix } from "../../src/queue/settings.ts";
import { parseAddress } from "../../src/redis/address.ts";
import { openWorkerRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { type Aggregates, openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";

/** A prefix that no other test has, so that tests share one server and never meet. */
export function freshPrefix(): string {
  return `t${randomBytes(6).toString("hex")}`;
}

/** A connection to the tests' server or cluster, closed after the test. */
export function openRedis(): RedisConnection {
  const redis = openWorkerRedis(parseAddress(inject("redisUrl")));
  onTestFinished(() => redis.disconnect());
  return redis;
}

/** Empty aggregates on the tests' server. */
export function freshAggregates(): Aggregates {
  return openAggregates(openRedis(), openKeys(freshPrefix()));
}

/** All keys that match, on a cluster of all masters. */
export async function keysLike(redis: RedisConnection, pattern: string): Promise<string[]> {
  if (!(redis instanceof Cluster)) return redis.keys(pattern);
  const lists = await Promise.all(redis.nodes("master").map((node) => node.keys(pattern)));
  return lists.flat();
}

/** No test gives a job a higher sequence. */
const MOST_SEQUENCE = 1_000_000;

/** Puts a job on the queue of this prefix, whatever is in it. */
export async function addJob(prefix: string, sequence: number, data: unknown): Promise<void> {
  const shards = inject("queueShards");
  const shard = queuePrefix(prefix, sequence % shards, shards);
  const redis = openRedis();
  const queue = new Queue(QUEUE_NAME, { connection: redis, prefix: shard });
  // A store that counted more than was ever sent is taken for one that lost something.
  await redis.incrby(openKeys(prefix).sequence, MOST_SEQUENCE);
  await queue.add("chunk", data, { ...JOB_OPTIONS, jobId: chunkJobId(sequence, "test") });
  await queue.close();
}

/** A field of a job that `addJob` put there, as BullMQ keeps it. */
export function jobField(
  redis: RedisConnection,
  prefix: string,
  sequence: number,
  field: string,
): Promise<string | null> {
  return redis.hget(jobKey(prefix, sequence), field);
}

/** Changes a field of a job that `addJob` put there. */
export async function setJobField(
  redis: RedisConnection,
  prefix: string,
  sequence: number,
  field: string,
  value: string,
): Promise<void> {
  await redis.hset(jobKey(prefix, sequence), field, value);
}

function jobKey(prefix: string, sequence: number): string {
  const shards = inject("queueShards");
  const base = `${queuePrefix(prefix, sequence % shards, shards)}:${QUEUE_NAME}`;
  return `${base}:${chunkJobId(sequence, "test")}`;
}

/** The chunks that wait on the queue of this prefix. */
export async function waitingJobs(prefix: string): Promise<unknown[]> {
  const shards = inject("queueShards");
  const redis = openRedis();
  const lists = Array.from({ length: shards }, async (_, shard) => {
    const base = `${queuePrefix(prefix, shard, shards)}:${QUEUE_NAME}`;
    const ids = await redis.lrange(`${base}:wait`, 0, -1);
    return Promise.all(
      ids.map(async (id) => {
        const data = await redis.hget(`${base}:${id}`, "data");
        const beside = await redis.get(`${queuePrefix(prefix, shard, shards)}:chunks:${id}`);
        return beside ?? data;
      }),
    );
  });
  return (await Promise.all(lists)).flat().map((data) => JSON.parse(data ?? "null") as unknown);
}
