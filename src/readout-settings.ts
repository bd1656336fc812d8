import type { UnsafeRedis } from "./health/start-gate.ts";
import type { RedisAddress } from "./redis/address.ts";

export type ReadoutSettings = {
  /**
   * `redis://` or `rediss://` (TLS), also `redis+cluster://host:port,host:port` and
   * `redis+sentinel://host:port,host:port/name`; the path of a unix socket; or an address with
   * certificates.
   */
  redisUrl: string | RedisAddress;
  /** What all keys begin with; the same for producers, workers and readers. */
  prefix?: string;
  /** What is done about a Redis that would lose statements, before any is sent to it: refuse. */
  unsafeRedis?: UnsafeRedis;
  /** Hears of what would lose statements, where `unsafeRedis` is "warn", and of events that can't be read. */
  onWarning?: (warning: string) => void;
  /** Over how many queues jobs are dealt; the same for producers, workers and readers, for good. */
  queueShards?: number;
  /** Statements in a job. */
  chunkSize?: number;
  /** Producers wait while more jobs than this are waiting. */
  maxWaitingChunks?: number;
  /** How long producers wait for room, in milliseconds. */
  maxWaitMs?: number;
  /** How long producers wait for a Redis that is away, in milliseconds; without it they fail at once. */
  outageWaitMs?: number;
  /** How many replicas must have what is sent before it counts as accepted. */
  waitReplicas?: number;
  /** How long they may take, in milliseconds. */
  waitMs?: number;
};
