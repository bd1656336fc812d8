import type {
  EventRow,
  EventSnapshot,
  Period,
  Scope,
  Utterance,
  UtteranceFilter,
} from "./counting/snapshot.ts";
import { emptySnapshot } from "./counting/empty-snapshot.ts";
import { type Correcting, openCorrecting } from "./correcting.ts";
import { ReadoutError, RedisUnreachableError } from "./errors.ts";
import { type FoldVerbs, openFoldVerbs } from "./folds/fold-verbs.ts";
import { type Diagnosis, diagnose } from "./health/diagnosis.ts";
import { sequenceWentBack } from "./health/high-water.ts";
import { readHealth } from "./health/redis-health.ts";
import { passGate } from "./health/start-gate.ts";
import { type Life, openLife } from "./life/life.ts";
import { usingEach } from "./life/using-each.ts";
import { checkAll } from "./input/check-all.ts";
import { countryName } from "./lexicons/country-names.ts";
import { errorsOf } from "./lexicons/load-tag-errors.ts";
import type { ReadoutSettings } from "./readout-settings.ts";
import { openReading, type Reading } from "./reading.ts";
import { type FailedSet, openFailedSet } from "./queue/failed-set.ts";
import { openQueues, type Queues } from "./queue/open-queues.ts";
import type { Sendables } from "./queue/unsent-chunks.ts";
import { openProducer, type Producer, type ProducerSettings } from "./queue/producer.ts";
import { type MentionState, openReconciler, type Reconciler } from "./queue/reconcile.ts";
import { asRedisFull } from "./queue/backpressure.ts";
import { type Enqueued, sendItems } from "./queue/send-items.ts";
import { checkShards } from "./queue/shards.ts";
import { parseAddress, type RedisAddress } from "./redis/address.ts";
import { retryDuringOutages } from "./redis/retry-during-outages.ts";
import { connectRedis, type RedisConnection } from "./redis/connection.ts";
import { asUnreachable } from "./redis/unreachable.ts";
import { buildReport, type ReportScope, scopeOf } from "./reporting/build-report.ts";
import type { Report } from "./reporting/report.ts";
import type { Mention, TaggedStatement } from "./statement/tags.ts";
import { CURRENT_MODEL } from "./tagging/model-name.ts";
import { type Aggregates, openAggregates } from "./store/aggregates.ts";
import { type Corrections, openCorrections } from "./store/corrections.ts";
import type { OnUnreadable } from "./store/events.ts";
import { openFoldStore } from "./store/folds.ts";
import { DEFAULT_PREFIX, openKeys } from "./store/keys.ts";

export type Readout = Reading &
  FoldVerbs & {
    /**
     * Checks every statement, then queues all of them; one wrong one and none is queued. Throws
     * InvalidInputError with all problems, RedisUnreachableError, REDIS_UNSAFE, QUEUE_FULL,
     * REDIS_FULL or REPLICAS_BEHIND; what was not accepted whole says in `accepted` how many were queued nevertheless.
     */
    enqueue(statements: Iterable<unknown>): Promise<Enqueued>;
    /** Queues what is checked already: statements, and states of articles. */
    send(items: Sendables): Promise<Enqueued>;
    /** Where each of these statements is, with this content: "counted", "waiting", "failed" or "missing". */
    reconcile(statements: Iterable<unknown>): Promise<MentionState[]>;
    /** The same for statements that are checked already, as many at a time as you like. */
    reconciler(): Promise<Reconciler>;
    /** Resolves when each of these jobs is counted or in the failed set. */
    settled: Producer["settled"];
    /** The report of an event as it stands. Throws UNKNOWN_EVENT. */
    report(event: string, options?: Period & Pick<ReportScope, "sure">): Promise<Report>;
    /** What the report is made from. Throws UNKNOWN_EVENT. */
    snapshot(event: string, scope?: Scope): Promise<EventSnapshot>;
    /** The statements behind the figures, one an utterance, the latest first. Throws UNKNOWN_EVENT. */
    statements(event: string, filter?: UtteranceFilter): Promise<TaggedStatement[]>;
    /** The same with the number of mentions of each. Throws UNKNOWN_EVENT. */
    utterances(event: string, filter?: UtteranceFilter): Promise<Utterance[]>;
    /** All mentions of an event whose texts are there, set-aside ones too, some at a time. */
    mentions(event: string): AsyncIterable<Mention[]>;
    /** The events of which anything is counted. Throws EVENT_UNREADABLE; where `onUnreadable` hears of it, the others are given. */
    events(onUnreadable?: OnUnreadable): Promise<EventRow[]>;
    failed: FailedSet;
    doctor(): Promise<Diagnosis>;
    close(): Promise<void>;
  } & Correcting &
  Life;

/** What is open once the first call needed Redis. */
type Session = {
  redis: RedisConnection;
  queues: Queues;
  aggregates: Aggregates;
  corrections: Corrections;
  producer: Producer;
  failed: FailedSet;
};

/**
 * The way into Readout for programs. Connects with the first call; that and later ones fail fast. Throws
 * InvalidInputError (code INVALID_CONFIG) for an address that is none.
 */
export function openReadout({
  redisUrl,
  prefix = DEFAULT_PREFIX,
  unsafeRedis = "refuse",
  onWarning,
  queueShards = 1,
  chunkSize = 250,
  maxWaitingChunks = 10_000,
  maxWaitMs = 60_000,
  outageWaitMs = 0,
  waitReplicas = 0,
  waitMs = 5_000,
}: ReadoutSettings): Readout {
  const address = typeof redisUrl === "string" ? parseAddress(redisUrl, "redisUrl") : redisUrl;
  const keys = openKeys(prefix);
  const warn = onWarning ?? (() => {});
  let opening: Promise<Session> | undefined;
  let sendable = false;

  const onSetBack = (now: number, known: number) =>
    passGate({ warnings: [sequenceWentBack(now, known)] }, unsafeRedis, warn);
  const asStable = (error: unknown) => asUnreachable(address, asRedisFull(error));
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
    onSetBack,
  };

  async function open(): Promise<Session> {
    const attempt = (opening ??= openSession(address, queueShards, sending));
    try {
      return await attempt;
    } catch (error) {
      if (opening === attempt) opening = undefined; // the next call tries anew
      throw error;
    }
  }

  /** Runs `act` with everything open; a lost Redis becomes an error with a stable code. */
  async function using<T>(act: (session: Session) => Promise<T>): Promise<T> {
    try {
      return await act(await open());
    } catch (error) {
      throw asStable(error);
    }
  }

  /** Those who only read are never refused. */
  async function beforeSending({ redis }: Session): Promise<void> {
    if (sendable) return;
    passGate(await readHealth(redis, { keys, shards: queueShards }), unsafeRedis, warn);
    await checkShards(redis, keys, { shards: queueShards, write: true });
    sendable = true;
  }

  async function send(items: Sendables): Promise<Enqueued> {
    const session = await retryDuringOutages(retrying, () =>
      using(async (opened) => {
        await beforeSending(opened);
        return opened;
      }),
    );
    return sendItems(items, { ...session, keys, asStable });
  }

  async function snapshot(event: string, scope?: Scope): Promise<EventSnapshot> {
    return using(async ({ redis, aggregates }) => {
      const counted = await aggregates.snapshot(event, scope);
      if (counted) return counted;
      // An event whose statements still wait has an empty report; a misspelt one has none.
      await refuseUnknown(redis, event);
      return emptySnapshot(event);
    });
  }

  async function refuseUnknown(redis: RedisConnection, event: string): Promise<void> {
    if ((await redis.sismember(keys.events, event)) === 1) return;
    throw new ReadoutError("UNKNOWN_EVENT", `The store has no event ${event}; see readout events`);
  }

  const usingFolds: Parameters<typeof openFoldVerbs>[0] = (event, act) =>
    using(async ({ redis, aggregates }) => {
      // Asked first, as it carries an event over that an earlier version counted.
      const counted = await aggregates.utterances(event, { limit: 1, background: true });
      if (counted.length === 0) await refuseUnknown(redis, event);
      return act(openFoldStore(redis, keys), aggregates);
    });

  const readout: Readout = {
    ...openLife((act) =>
      using((session) => {
        const refusing = (event: string) => refuseUnknown(session.redis, event);
        const ready = () => beforeSending(session);
        return act({ ...session, ...sending, beforeSending: ready, refuseUnknown: refusing });
      }),
    ),
    enqueue: async (statements) => send(checkAll(statements).map((statement) => ({ statement }))),
    send,
    async reconcile(statements) {
      const checked = checkAll(statements);
      return (await readout.reconciler()).statesOf(checked);
    },
    async reconciler() {
      const { statesOf } = await using(({ queues, aggregates }) =>
        openReconciler(queues, aggregates),
      );
      return { statesOf: (statements) => using(() => statesOf(statements)) };
    },
    settled: (jobIds) => using(({ producer }) => producer.settled(jobIds)),
    snapshot,
    async report(event, { sure, ...period } = {}) {
      const options = { period, sure };
      const generatedAt = new Date().toISOString();
      const counted = await snapshot(event, scopeOf(options));
      return buildReport(counted, { ...options, generatedAt, countryName, errorsOf });
    },
    async statements(event, filter) {
      return (await readout.utterances(event, filter)).map(({ statement }) => statement);
    },
    utterances: (event, filter) =>
      using(async ({ redis, aggregates }) => {
        const found = await aggregates.utterances(event, filter);
        // An event is listed last: where anything is counted, it is known.
        const counted = found.length > 0 || (await aggregates.snapshot(event)) !== null;
        if (!counted) await refuseUnknown(redis, event);
        return found;
      }),
    ...openReading({ keys, using, refuseUnknown }),
    mentions: (event) => usingEach(using, ({ aggregates }) => aggregates.mentions(event)),
    events: (onUnreadable) => using(({ aggregates }) => aggregates.events(onUnreadable)),
    ...openFoldVerbs(usingFolds),
    failed: {
      list: (limit) => using(({ failed }) => failed.list(limit)),
      export: () => usingEach(using, ({ failed }) => failed.export()),
      retry: () => using(({ failed }) => failed.retry()),
      drop: () => using(({ failed }) => failed.drop()),
    },
    ...openCorrecting((event, act) =>
      using(async (session) => {
        await refuseUnknown(session.redis, event);
        return act(session);
      }),
    ),
    doctor: () =>
      using((session) => diagnose(session, { keys, shards: queueShards }, CURRENT_MODEL)),
    async close() {
      const session = await opening?.catch(() => undefined);
      opening = undefined;
      await session?.queues.close();
      session?.redis.disconnect();
    },
  };
  return readout;
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
