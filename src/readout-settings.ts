import { InvalidInputError, type Problem } from "./errors.ts";
import { UNSAFE_REDIS, type UnsafeRedis } from "./health/start-gate.ts";
import { parseAddress, type RedisAddress } from "./redis/address.ts";
import {
  callback,
  type Check,
  oneOf,
  problemsIn,
  wholeNumber,
} from "./statement/checked-fields.ts";
import { DEFAULT_PREFIX, PREFIX, PREFIX_FORM } from "./store/keys.ts";

/** How `openReadout` reaches Redis, and how it sends; without a value each setting is as written here. */
export type ReadoutSettings = {
  /**
   * `redis://` or `rediss://` (TLS), also `redis+cluster://host:port,host:port` and
   * `redis+sentinel://host:port,host:port/name`; the path of a unix socket; or an address with
   * certificates.
   */
  redisUrl: string | RedisAddress;
  /** What all keys begin with (`readout`); the same for producers, workers and readers. */
  prefix?: string | undefined;
  /** What is done about a Redis that would lose statements, before any is sent to it: refuse. */
  unsafeRedis?: UnsafeRedis | undefined;
  /** Hears of what would lose statements, where `unsafeRedis` is "warn", and of events that can't be read. */
  onWarning?: ((warning: string) => void) | undefined;
  /** Over how many queues jobs are dealt (1); the same for producers, workers and readers, for good. */
  queueShards?: number | undefined;
  /** Statements in a job (250). */
  chunkSize?: number | undefined;
  /** Producers wait while more jobs than this are waiting (10,000). */
  maxWaitingChunks?: number | undefined;
  /** How long producers wait for room, in milliseconds (60,000). */
  maxWaitMs?: number | undefined;
  /** How long producers wait for a Redis that is away, in milliseconds; without it they fail at once. */
  outageWaitMs?: number | undefined;
  /** How many replicas must have what is sent before it counts as accepted (0). */
  waitReplicas?: number | undefined;
  /** How long they may take, in milliseconds (5,000). */
  waitMs?: number | undefined;
};

/** The least and the most that a number may be, and what it is where nothing is said. */
type NumberRange = { least: number; most: number; usual: number };

/** The settings that are whole numbers, for programs and for the environment. */
export const NUMBERS = {
  queueShards: { least: 1, most: 64, usual: 1 },
  chunkSize: { least: 1, most: 1_000, usual: 250 },
  maxWaitingChunks: { least: 1, most: 10_000_000, usual: 10_000 },
  maxWaitMs: { least: 0, most: 86_400_000, usual: 60_000 },
  outageWaitMs: { least: 0, most: 86_400_000, usual: 0 },
  waitReplicas: { least: 0, most: 10, usual: 0 },
  waitMs: { least: 1, most: 9_000, usual: 5_000 },
  concurrency: { least: 1, most: 64, usual: 2 },
} as const satisfies Record<string, NumberRange>;

/** Checks for the settings that producers, readers and workers have in common. */
export const SHARED_CHECKS = {
  redisUrl: checkAddress,
  prefix: (value) => (typeof value === "string" && PREFIX.test(value) ? undefined : PREFIX_FORM),
  unsafeRedis: oneOf(UNSAFE_REDIS),
  onWarning: callback,
  queueShards: wholeNumber(NUMBERS.queueShards),
  waitReplicas: wholeNumber(NUMBERS.waitReplicas),
  waitMs: wholeNumber(NUMBERS.waitMs),
} as const satisfies Record<string, Check>;

const CHECKS: Record<keyof ReadoutSettings, Check> = {
  ...SHARED_CHECKS,
  chunkSize: wholeNumber(NUMBERS.chunkSize),
  maxWaitingChunks: wholeNumber(NUMBERS.maxWaitingChunks),
  maxWaitMs: wholeNumber(NUMBERS.maxWaitMs),
  outageWaitMs: wholeNumber(NUMBERS.outageWaitMs),
};

/** The settings with all that was left out, and where Redis is. Throws INVALID_CONFIG with all that is wrong. */
export function checkSettings(given: ReadoutSettings) {
  refuse(problemsIn(given, CHECKS, "a setting"));
  const usual = (name: Exclude<keyof typeof NUMBERS, "concurrency">) =>
    given[name] ?? NUMBERS[name].usual;
  return {
    address: toAddress(given.redisUrl),
    prefix: given.prefix ?? DEFAULT_PREFIX,
    unsafeRedis: given.unsafeRedis ?? ("refuse" as const),
    onWarning: given.onWarning ?? (() => {}),
    queueShards: usual("queueShards"),
    chunkSize: usual("chunkSize"),
    maxWaitingChunks: usual("maxWaitingChunks"),
    maxWaitMs: usual("maxWaitMs"),
    outageWaitMs: usual("outageWaitMs"),
    waitReplicas: usual("waitReplicas"),
    waitMs: usual("waitMs"),
  };
}

/** Throws INVALID_CONFIG where anything is wrong with settings or options. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_CONFIG");
}

/** Where Redis is. Throws INVALID_CONFIG where that is not said. */
export function toAddress(redisUrl: ReadoutSettings["redisUrl"] | undefined): RedisAddress {
  if (redisUrl !== undefined) {
    return typeof redisUrl === "string" ? parseAddress(redisUrl, "redisUrl") : redisUrl;
  }
  const message = "is missing; give the address of Redis, such as redis://127.0.0.1:6379";
  throw new InvalidInputError([{ field: "redisUrl", message }], "INVALID_CONFIG");
}

/** An address in words is read later, which says more about it. */
function checkAddress(value: unknown): string | undefined {
  if (typeof value === "string") return undefined;
  const { kind } = (value as Partial<RedisAddress> | null)?.at ?? {};
  return kind === undefined ? "must be an address, such as redis://127.0.0.1:6379" : undefined;
}
