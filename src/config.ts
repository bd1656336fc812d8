import { InvalidInputError, type Problem } from "./errors.ts";
import { UNSAFE_REDIS, type UnsafeRedis } from "./health/start-gate.ts";
import type { RedisAddress } from "./redis/address.ts";
import { readAddress } from "./redis/read-address.ts";
import { form, oneOf, readSettings, text, whole } from "./setting.ts";
import { NUMBERS, type ReadoutSettings } from "./readout-settings.ts";
import { DEFAULT_PREFIX, PREFIX, PREFIX_FORM } from "./store/keys.ts";
import { type Allowed, NOTHING_ALLOWED, parseAllowed } from "./web/allowed.ts";
import type { Passwords } from "./store/users.ts";

/** A number that programs can set as well. */
const shared = (name: keyof typeof NUMBERS) =>
  whole(NUMBERS[name].least, NUMBERS[name].most).default(NUMBERS[name].usual);

const ENVIRONMENT = {
  // readAddress says what is right for these.
  REDIS_URL: text.optional(),
  REDIS_CLUSTER_NODES: text.optional(),
  REDIS_SENTINELS: text.optional(),
  REDIS_SENTINEL_NAME: text.optional(),
  REDIS_SENTINEL_PASSWORD: text.optional(),
  REDIS_SENTINEL_PASSWORD_FILE: text.optional(),
  REDIS_USERNAME: text.optional(),
  REDIS_PASSWORD: text.optional(),
  REDIS_PASSWORD_FILE: text.optional(),
  REDIS_TLS_CA_FILE: text.optional(),
  REDIS_TLS_CERT_FILE: text.optional(),
  REDIS_TLS_KEY_FILE: text.optional(),
  READOUT_PREFIX: form(PREFIX, PREFIX_FORM).default(DEFAULT_PREFIX),
  READOUT_UNSAFE_REDIS: oneOf(UNSAFE_REDIS).default("refuse"),
  READOUT_QUEUE_SHARDS: shared("queueShards"),
  READOUT_CONCURRENCY: shared("concurrency"),
  READOUT_CHUNK_SIZE: shared("chunkSize"),
  READOUT_MAX_WAITING_CHUNKS: shared("maxWaitingChunks"),
  READOUT_MAX_WAIT_MS: shared("maxWaitMs"),
  READOUT_ENQUEUE_WAIT_MS: shared("outageWaitMs"),
  READOUT_WAIT_REPLICAS: shared("waitReplicas"),
  READOUT_WAIT_MS: shared("waitMs"),
  READOUT_SHUTDOWN_MS: whole(100, 600_000).default(8_000),
  READOUT_RETENTION_DAYS: whole(1, 36_500).optional(),
  READOUT_TEXT_RETENTION_DAYS: whole(1, 36_500).optional(),
  REDIS_WORKER_PASSWORD: text.optional(),
  REDIS_PRODUCER_PASSWORD: text.optional(),
  REDIS_WATCHER_PASSWORD: text.optional(),
  REDIS_READER_PASSWORD: text.optional(),
  REDIS_EDITOR_PASSWORD: text.optional(),
  REDIS_OPERATOR_PASSWORD: text.optional(),
  READOUT_METRICS_HOST: text.default("127.0.0.1"),
  READOUT_METRICS_PORT: whole(1, 65_535).optional(),
  READOUT_TOKEN_FILE: text.optional(),
  READOUT_EDIT: oneOf(["0", "1"]).default("1"),
  READOUT_REQUESTS_PER_MINUTE: whole(1, 10_000_000).default(6_000),
  READOUT_FETCH_ALLOW: text.default(""),
  READOUT_FETCH_AGENT: form(
    /^[\x21-\x7e][\x20-\x7e]{0,199}$/,
    "must be 1 to 200 printable ASCII characters",
  ).default("Readout/1.0 (news reader; its operator is not named)"),
  READOUT_FETCH_PAUSE_MS: whole(0, 3_600_000).default(1_000),
  READOUT_FETCH_TIMEOUT_MS: whole(100, 600_000).default(20_000),
  READOUT_FETCH_CONCURRENCY: whole(1, 64).default(8),
  READOUT_WEBHOOK_URL: form(
    { test: isWebAddress },
    "must be an http:// or https:// address without user and password",
  ).optional(),
  READOUT_WEBHOOK_SECRET: form(
    /^[^]{24,}$/,
    "must have 24 characters or more; openssl rand -hex 24 makes one",
  ).optional(),
  READOUT_TRACES: oneOf(["0", "1"]).default("0"),
  READOUT_LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default(
    "info",
  ),
};

/** All settings; each is an environment variable that docs/configuration.md describes. */
export type Config = {
  /** Holds user and password. */
  redis: RedisAddress;
  /** Whether the settings say where Redis is; else it is the usual place on this machine. */
  redisGiven: boolean;
  /** What all keys of Readout in Redis begin with. */
  prefix: string;
  /** What is done about a Redis that would lose statements. */
  unsafeRedis: UnsafeRedis;
  /** Over how many queues chunks are dealt; the same for everybody, for good. */
  queueShards: number;
  /** Chunks that a worker process works on at once. */
  concurrency: number;
  /** Statements in a chunk. */
  chunkSize: number;
  /** Producers wait while more chunks than this are waiting on the queue. */
  maxWaitingChunks: number;
  /** How long a producer waits for workers to make room. */
  maxWaitMs: number;
  /** How long a producer waits for a Redis that is away. */
  outageWaitMs: number;
  /** Replicas that must have what is written before it counts as safe. */
  waitReplicas: number;
  /** How long they may take, in milliseconds. */
  waitMs: number;
  /** How long a worker that was told to stop may take. */
  shutdownMs: number;
  /** Events are taken away after so many days without change; undefined: never. */
  retentionDays: number | undefined;
  /** Texts are taken away after so many days without change; undefined: with their event. */
  textRetentionDays: number | undefined;
  /** Of users that Redis has. Over HTTP statements are sent as producer, and tags corrected as editor, where these have one. */
  passwords: Passwords;
  /** Where a worker tells its figures; undefined: nowhere. */
  metrics: { host: string; port: number } | undefined;
  /** Where the tokens of the HTTP address are kept; undefined: it asks for none. */
  tokenFile: string | undefined;
  /** Whether statements can be sent and corrected over HTTP. */
  edit: boolean;
  /** How many requests of one client are answered in a minute. */
  requestsPerMinute: number;
  /** How articles and feeds are fetched. */
  fetching: {
    allowed: Allowed;
    /** As whom servers are asked. */
    agent: string;
    /** Between two requests to a host, by all processes together. */
    pauseMs: number;
    /** For one answer whole. */
    timeoutMs: number;
    /** How many pages a watcher fetches at once. */
    concurrency: number;
  };
  /** Where news goes, and the secret that signs it; undefined: nowhere. */
  webhook: { url: string; secret: string } | undefined;
  /** Whether the way of a chunk is told to the OpenTelemetry of the process. */
  traces: boolean;
  logLevel: string;
};

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}

/** Reads all settings. Throws InvalidInputError (code INVALID_CONFIG) that lists every wrong one. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const { values: settings, problems } = readSettings(ENVIRONMENT, set);
  const redis = readAddress(settings);
  problems.push(...redis.problems);
  const allowed = readAllowed(settings.READOUT_FETCH_ALLOW, problems);
  const { READOUT_WEBHOOK_URL: url, READOUT_WEBHOOK_SECRET: secret } = set;
  if (url !== undefined && secret === undefined) {
    const message =
      "is missing: READOUT_WEBHOOK_URL needs a secret; openssl rand -hex 24 makes one";
    problems.push({ field: "READOUT_WEBHOOK_SECRET", message });
  }
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_CONFIG");
  return {
    redis: redis.address,
    redisGiven: redis.given,
    prefix: settings.READOUT_PREFIX,
    unsafeRedis: settings.READOUT_UNSAFE_REDIS,
    queueShards: settings.READOUT_QUEUE_SHARDS,
    concurrency: settings.READOUT_CONCURRENCY,
    chunkSize: settings.READOUT_CHUNK_SIZE,
    maxWaitingChunks: settings.READOUT_MAX_WAITING_CHUNKS,
    maxWaitMs: settings.READOUT_MAX_WAIT_MS,
    outageWaitMs: settings.READOUT_ENQUEUE_WAIT_MS,
    waitReplicas: settings.READOUT_WAIT_REPLICAS,
    waitMs: settings.READOUT_WAIT_MS,
    shutdownMs: settings.READOUT_SHUTDOWN_MS,
    retentionDays: settings.READOUT_RETENTION_DAYS,
    textRetentionDays: settings.READOUT_TEXT_RETENTION_DAYS,
    passwords: {
      worker: settings.REDIS_WORKER_PASSWORD,
      producer: settings.REDIS_PRODUCER_PASSWORD,
      watcher: settings.REDIS_WATCHER_PASSWORD,
      reader: settings.REDIS_READER_PASSWORD,
      editor: settings.REDIS_EDITOR_PASSWORD,
      operator: settings.REDIS_OPERATOR_PASSWORD,
    },
    metrics:
      settings.READOUT_METRICS_PORT === undefined
        ? undefined
        : { host: settings.READOUT_METRICS_HOST, port: settings.READOUT_METRICS_PORT },
    tokenFile: settings.READOUT_TOKEN_FILE,
    edit: settings.READOUT_EDIT === "1",
    requestsPerMinute: settings.READOUT_REQUESTS_PER_MINUTE,
    fetching: {
      allowed,
      agent: settings.READOUT_FETCH_AGENT,
      pauseMs: settings.READOUT_FETCH_PAUSE_MS,
      timeoutMs: settings.READOUT_FETCH_TIMEOUT_MS,
      concurrency: settings.READOUT_FETCH_CONCURRENCY,
    },
    webhook:
      settings.READOUT_WEBHOOK_URL === undefined
        ? undefined
        : { url: settings.READOUT_WEBHOOK_URL, secret: settings.READOUT_WEBHOOK_SECRET ?? "" },
    traces: settings.READOUT_TRACES === "1",
    logLevel: settings.READOUT_LOG_LEVEL,
  };
}

function readAllowed(list: string, problems: Problem[]): Allowed {
  try {
    return parseAllowed(list, "READOUT_FETCH_ALLOW");
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    problems.push(...error.problems);
    return NOTHING_ALLOWED;
  }
}

/** The settings with which a command sends and reads. */
export function readoutSettings(config: Config): Omit<ReadoutSettings, "onWarning"> {
  const { redis: redisUrl, prefix, unsafeRedis, queueShards, chunkSize } = config;
  const { maxWaitingChunks, maxWaitMs, outageWaitMs, waitReplicas, waitMs } = config;
  const limits = { maxWaitingChunks, maxWaitMs, outageWaitMs, waitReplicas, waitMs };
  return { redisUrl, prefix, unsafeRedis, queueShards, chunkSize, ...limits };
}
