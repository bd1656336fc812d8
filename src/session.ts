import { ReadoutError, RedisUnreachableError } from "./errors.ts";
import { sequenceWentBack } from "./health/high-water.ts";
import { readHealth } from "./health/redis-health.ts";
import { passGate } from "./health/start-gate.ts";
import { asRedisFull } from "./queue/backpressure.ts";
import { type FailedSet, openFailedSet } from "./queue/failed-set.ts";
import { openQueues, type Queues } from "./queue/open-queues.ts";
import { openProducer, type Producer, type ProducerSettings } from "./queue/producer.ts";
import { checkShards } from "./queue/shards.ts";
import type { checkSettings } from "./readout-settings.ts";
import type { RedisAddress } from "./redis/address.ts";
import { connectRedis, type RedisConnection } from "./redis/connection.ts";
import type { RetrySettings } from "./redis/retry-during-outages.ts";
import { asUnreachable } from "./redis/unreachable.ts";
import { type Aggregates, openAggregates } from "./store/aggregates.ts";
import { type Corrections, openCorrections } from "./store/corrections.ts";
import { openKeys } from "./store/keys.ts";

/** What is open once the first call needed Redis. */
export type Session = {
  redis: RedisConnection;
  queues: Queues;
  aggregates: Aggregates;
  corrections: Corrections;
  producer: Producer;
  failed: FailedSet;
};

/** The way to the session of one Readout. */
export type Sessions = {
  /** How what is sent goes out. */
  sending: ProducerSettings;
  retrying: RetrySettings;
  /** Runs `act` with everything open; a lost Redis becomes an error with a stable code. Throws READOUT_CLOSED. */
  using<T>(act: (session: Session) => Promise<T>): Promise<T>;
  /** Passes the gate before the first send. Those who only read are never refused. */
  beforeSending(session: Session): Promise<void>;
  /** An error with a stable code instead of one of the connection. */
  asStable(error: unknown): unknown;
  /** Refuses a call where it is closed. Throws READOUT_CLOSED. */
  refuseClosed(): void;
  close(): Promise<void>;
};

/** Opens the connection with the first call that needs it. */
export function openSessions(settings: ReturnType<typeof checkSettings>): Sessions {
  const { address, unsafeRedis, onWarning, queueShards, chunkSize } = settings;
  const { maxWaitingChunks, maxWaitMs, outageWaitMs, waitReplicas, waitMs } = settings;
  const keys = openKeys(settings.prefix);
  let opening: Promise<Session> | undefined;
  let sendable = false;
  let closed = false;

  const asStable = (error: unknown) =>
    closed && !(error instanceof ReadoutError)
      ? closedError()
      : asUnreachable(address, asRedisFull(error));
  const retrying = {
    waitMs: outageWaitMs,
    passes(error: unknown) {
      const stable = asStable(error);
      return (
        stable instanceof RedisUnreachableError ||
        (stable instanceof ReadoutError && stable.code === "REPLICAS_BEHIND")
      );
    },
  };

  const sending = {
    keys,
    chunkSize,
    maxWaitingChunks,
    maxWaitMs,
    retrying,
    replicas: { replicas: waitReplicas, waitMs },
    onSetBack: (now: number, known: number) =>
      passGate({ warnings: [sequenceWentBack(now, known)] }, unsafeRedis, onWarning),
  };

  function refuseClosed(): void {
    if (closed) throw closedError();
  }

  async function open(): Promise<Session> {
    refuseClosed();
    const attempt = (opening ??= openSession(address, queueShards, sending));
    try {
      return await attempt;
    } catch (error) {
      if (opening === attempt) opening = undefined; // the next call tries anew
      throw error;
    }
  }

  return {
    sending,
    retrying,
    asStable,
    refuseClosed,
    async using(act) {
      try {
        return await act(await open());
      } catch (error) {
        throw asStable(error);
      }
    },
    async beforeSending({ redis }) {
      if (sendable) return;
      passGate(await readHealth(redis, { keys, shards: queueShards }), unsafeRedis, onWarning);
      await checkShards(redis, keys, { shards: queueShards, write: true });
      sendable = true;
    },
    async close() {
      closed = true;
      const session = await opening?.catch(() => undefined);
      opening = undefined;
      await session?.queues.close();
      session?.redis.disconnect();
    },
  };
}

function closedError(): ReadoutError {
  return new ReadoutError(
    "READOUT_CLOSED",
    "This Readout was closed; open another one with openReadout",
  );
}

async function openSession(
  address: RedisAddress,
  shards: number,
  settings: ProducerSettings,
): Promise<Session> {
  const { keys } = settings;
  const redis = await connectRedis(address);
  try {
    await checkShards(redis, keys, { shards, write: false });
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  const queues = openQueues(redis, { prefix: keys.prefix, shards });
  const aggregates = openAggregates(redis, keys);
  return {
    redis,
    queues,
    aggregates,
    corrections: openCorrections(redis, keys),
    producer: openProducer(redis, queues, settings),
    failed: openFailedSet(queues, aggregates),
  };
}
