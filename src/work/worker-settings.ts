import { pathToFileURL } from "node:url";
import {
  NUMBERS,
  type ReadoutSettings,
  refuse,
  SHARED_CHECKS,
  toAddress,
} from "../readout-settings.ts";
import { addressOf, connectionProblem, type OwnConnection } from "../redis/own-connection.ts";
import { callback, type Check, problemsIn, wholeNumber } from "../statement/checked-fields.ts";
import { DEFAULT_PREFIX } from "../store/keys.ts";
import type { Counted, Failed } from "./worker-events.ts";

/** How a worker reaches Redis, and what it does there; `redisUrl` or `connection` is needed. */
export type WorkerSettings = Partial<
  Pick<
    ReadoutSettings,
    "redisUrl" | "prefix" | "unsafeRedis" | "onWarning" | "queueShards" | "waitReplicas" | "waitMs"
  >
> & {
  /** In the place of `redisUrl`: a connection of your own, an instance of ioredis, or its options. */
  connection?: OwnConnection | undefined;
  /** The address or path of a module whose default export is a tagger; it is loaded in the guarded thread. */
  tagger?: string | URL | undefined;
  /** How many jobs are worked on at once (2): one is tagged while another one is fetched or counted. */
  concurrency?: number | undefined;
  /** Events that have not changed for so many days are taken away; without it they stay. */
  retentionDays?: number | undefined;
  /** Their texts go after so many days; without it with their event. */
  textRetentionDays?: number | undefined;
  /** How long the tagger may take for a job and for a single statement, in milliseconds, and how much memory, in MB. */
  limits?: { jobMs?: number; statementMs?: number; memoryMb?: number } | undefined;
  /** Hears what was counted; the same as the event "counted". */
  onCounted?: ((counted: Counted) => void) | undefined;
  /** Hears what can't be processed; the same as the event "failed". */
  onFailed?: ((failed: Failed) => void) | undefined;
};

const days = wholeNumber({ least: 1, most: 36_500 });
const milliseconds = wholeNumber({ least: 1, most: 3_600_000 });

const CHECKS: Record<keyof WorkerSettings, Check> = {
  ...SHARED_CHECKS,
  connection: connectionProblem,
  tagger: (value) =>
    (typeof value === "string" && value !== "") || value instanceof URL
      ? undefined
      : "must be the address or path of a module",
  concurrency: wholeNumber(NUMBERS.concurrency),
  retentionDays: days,
  textRetentionDays: days,
  limits: () => undefined, // its fields are checked by themselves
  onCounted: callback,
  onFailed: callback,
};
const LIMIT_CHECKS = {
  jobMs: milliseconds,
  statementMs: milliseconds,
  memoryMb: wholeNumber({ least: 32, most: 65_536 }),
};

/** The settings of a worker with all that was left out. Throws INVALID_CONFIG with all that is wrong. */
export function checkWorkerSettings(given: WorkerSettings) {
  const { limits, redisUrl, connection, tagger } = given ?? {};
  refuse([
    ...problemsIn(given, CHECKS, "a setting of a worker"),
    ...(limits === undefined ? [] : problemsIn(limits, LIMIT_CHECKS, "a limit")),
  ]);
  if (redisUrl !== undefined && connection !== undefined) {
    refuse([{ field: "connection", message: "says the same as redisUrl; give one of them" }]);
  }
  return {
    redis: connection === undefined ? toAddress(redisUrl) : addressOf(connection),
    prefix: given.prefix ?? DEFAULT_PREFIX,
    unsafeRedis: given.unsafeRedis ?? ("refuse" as const),
    onWarning: given.onWarning ?? (() => {}),
    queueShards: given.queueShards ?? NUMBERS.queueShards.usual,
    waitReplicas: given.waitReplicas ?? NUMBERS.waitReplicas.usual,
    waitMs: given.waitMs ?? NUMBERS.waitMs.usual,
    concurrency: given.concurrency ?? NUMBERS.concurrency.usual,
    retentionDays: given.retentionDays,
    textRetentionDays: given.textRetentionDays,
    tagger: tagger === undefined ? undefined : addressOfModule(tagger),
    limits: { jobMs: 30_000, statementMs: 5_000, memoryMb: 512, ...limits },
  };
}

/** A path means the same in another thread, whatever becomes of the folder that this process is in. */
function addressOfModule(tagger: string | URL): string {
  if (tagger instanceof URL) return tagger.href;
  return /^[a-z]+:/.test(tagger) ? tagger : pathToFileURL(tagger).href;
}
