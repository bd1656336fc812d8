import { randomBytes, randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { readClock } from "../redis/clock.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { type ReplicaSettings, writeToReplicas } from "../redis/replicas.ts";
import { type RetrySettings, retryDuringOutages } from "../redis/retry-during-outages.ts";
import type { Statement } from "../statement/statement.ts";
import type { Keys } from "../store/keys.ts";
import { ANY_TAGGER_VERSION, type Chunk, chunkJobId } from "./chunk.ts";
import { type UnsentChunk, inChunks, placesIn, type Sendables } from "./unsent-chunks.ts";
import type { JobUrgency, Queues } from "./open-queues.ts";
import { openBackpressure, type BackpressureSettings } from "./backpressure.ts";
import { type SettleOptions, untilJobsSettled } from "./settled.ts";
import { type OnSetBack, SENT_SEQUENCE, takeNumbers as takeSequence } from "./take-numbers.ts";

/** What has come goes out once the send before it was answered, and its first statement has waited for so long. */
const LINGER_MS = 10;
/**
 * It waits longer where that costs nobody anything: while workers are behind, and where a chunk came together so
 * fast that a full round trip will. Larger chunks cost less, and so do round trips in which an event has many.
 */
const LONG_LINGER_MS = 20;

/** Hears of the statements of each round trip before it goes out, and of each chunk after it did. */
export type SendHooks = {
  /** May be called again for the same statements. */
  beforeSend(statements: readonly Statement[]): Promise<void>;
  /** Statements of a chunk that is on the queue for good. */
  onAccepted(statements: readonly Statement[]): void;
};

export type Producer = {
  /**
   * Puts everything on the queue in chunks, several a round trip, and gives the ids of the jobs. Throws
   * QUEUE_FULL or REDIS_FULL when queue or memory stay above their high-water mark, and REPLICAS_BEHIND.
   */
  send(items: Sendables, hooks?: SendHooks, urgency?: JobUrgency): Promise<string[]>;
  /** Waits until none of these jobs is on its way any more: each is done or in the failed set. Throws NOT_SETTLED. */
  settled(jobIds: readonly string[], options?: SettleOptions): Promise<void>;
};

export type ProducerSettings = BackpressureSettings & {
  keys: Keys;
  chunkSize: number;
  /** How long it waits for a Redis that is away. */
  retrying: RetrySettings;
  /** Hears that the store lost numbers that were taken before; it may throw. */
  onSetBack: OnSetBack;
  /** How many replicas must have a chunk before it counts as accepted. */
  replicas: ReplicaSettings;
};

/** The sending end of the queue. The caller owns connection and queues and closes them. */
export function openProducer(
  redis: RedisConnection,
  queues: Queues,
  { keys, chunkSize, retrying, replicas, onSetBack, ...limits }: ProducerSettings,
): Producer {
  const sender = randomBytes(4).toString("hex");
  /** The highest number that it ever took. */
  let reached = 0;
  /** The highest number of what it told to be accepted. */
  let acknowledged = 0;
  // Begins at random: else all producers of a chunk or two would deal them to the first shard.
  let turn = randomInt(2 ** 20);
  const backpressure = openBackpressure(redis, queues, limits);

  async function sendChunks(
    chunks: readonly UnsentChunk[],
    hooks: SendHooks,
    urgency: JobUrgency,
  ): Promise<string[]> {
    const statements = chunks.flatMap((chunk) => chunk.statements);
    const bytes = chunks.reduce((sum, { weight }) => sum + weight, 0);
    const size = { statements: statements.length, bytes, chunks: chunks.length };
    const attempt = await backpressure.waitFor(size, (look) => retryDuringOutages(retrying, look));
    const persist = <T>(act: () => Promise<T>) => attempt(() => retryDuringOutages(retrying, act));
    const write = <T>(on: readonly string[], act: () => Promise<T>) =>
      persist(() => writeToReplicas(redis, on, replicas, act));

    const places = chunks.map(placesIn);
    const taken = places.reduce((sum, some) => sum + some, 0);
    const [last, sentAt] = await Promise.all([
      write([keys.sequence], () => takeNumbers(taken)),
      persist(() => readClock(redis)),
      persist(() => hooks.beforeSend(statements)),
    ]);
    let next = last - taken + 1;
    const jobs = chunks.map((chunk, i) => {
      const sequence = next;
      next += places[i]!;
      return { ...toJob(chunk, sequence), sentAt, urgency };
    });
    const jobIds = jobs.map(({ jobId }) => jobId);
    const left = new Set(jobs);
    await write(queues.keysOf(jobIds), () =>
      queues.add([...left], (job) => {
        // A master that took another's place may have nothing of it: with replicas all go out again.
        if (replicas.replicas > 0) return;
        left.delete(job);
        acknowledged = Math.max(acknowledged, last);
        hooks.onAccepted(job.data.statements);
      }),
    );
    acknowledged = Math.max(acknowledged, last);
    for (const { data } of left) hooks.onAccepted(data.statements);
    await markSent(last, jobIds).catch(() => {}); // a mark that is missing only makes a loss harder to see
    return jobIds;
  }

  async function takeNumbers(count: number): Promise<number> {
    reached = await takeSequence(redis, { keys, count, reached, acknowledged }, onSetBack);
    return reached;
  }

  async function markSent(last: number, jobIds: readonly string[]): Promise<void> {
    const highest = redis.zadd(keys.sent, "GT", last, SENT_SEQUENCE);
    await Promise.all([highest, queues.markSent(jobIds)]);
  }

  function toJob({ statements, revisions }: UnsentChunk, sequence: number) {
    const data: Chunk = {
      version: ANY_TAGGER_VERSION,
      sequence,
      statements,
      revisions: revisions.map(({ place, ...revision }) => ({
        ...revision,
        sequence: sequence + place,
      })),
    };
    // A job id of our own: a send that is repeated after a lost reply adds no second job.
    return { jobId: chunkJobId(sequence, sender, turn++), data };
  }

  return {
    async send(items, hooks = UNHEARD, urgency = {}) {
      const jobIds: string[] = [];
      // While one round trip is on its way the next is made ready.
      let sending: Promise<string[]> = Promise.resolve([]);
      const linger = async (gathered: () => number) => {
        await Promise.all([sleep(LINGER_MS), sending.catch(() => {})]);
        const more = backpressure.isBehind() || gathered() >= chunkSize;
        if (more) await sleep(LONG_LINGER_MS - LINGER_MS);
      };
      for await (const chunks of inChunks(items, { chunkSize, linger })) {
        jobIds.push(...(await sending));
        sending = sendChunks(chunks, hooks, urgency);
        sending.catch(() => {}); // it is awaited, but not at once
      }
      jobIds.push(...(await sending));
      return jobIds;
    },

    settled: (jobIds, options) => untilJobsSettled(queues, { jobIds, chunkSize }, options),
  };
}

const UNHEARD: SendHooks = { beforeSend: () => Promise.resolve(), onAccepted: () => {} };
