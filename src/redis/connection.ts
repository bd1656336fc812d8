import { Redis, type RedisOptions } from "ioredis";
import { ReadoutError, RedisUnreachableError } from "../errors.ts";

/** How long a producer or reader waits until Redis answers for the first time. */
const CONNECT_TIMEOUT_MS = 1_400;
/** A connection that was never made is given up after this; the process lives on until then. */
const DISCONNECT_TIMEOUT_MS = 50;
/** How long it waits for the answer to one command. */
const COMMAND_TIMEOUT_MS = 10_000;
/** A worker tries again at most this much later, so that it is back soon after an outage. */
const MAX_RETRY_DELAY_MS = 1_000;

function retryDelay(attempt: number): number {
  return Math.min(attempt * 50, MAX_RETRY_DELAY_MS);
}

/**
 * A connection for producers and readers, connected. They fail rather than wait: throws
 * RedisUnreachableError within two seconds. `redisUrl` is an address or the path of a unix socket.
 */
export async function connectRedis(redisUrl: string): Promise<Redis> {
  let answered = false;
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 1,
    retryStrategy: (attempt) => (answered ? retryDelay(attempt) : null),
  });
  let last: Error | undefined;
  redis.on("error", (error: Error) => {
    last = error;
  });
  const deadline = new AbortController();
  try {
    const ping = redis.connect().then(() => redis.ping());
    await Promise.race([ping, rejectAfter(CONNECT_TIMEOUT_MS, deadline.signal)]);
    answered = true;
  } catch (error) {
    redis.disconnect();
    throw unreachable(redisUrl, last ?? error);
  } finally {
    deadline.abort();
  }
  return redis;
}

/** A connection for workers: it waits out an outage, and its commands wait with it. */
export function openWorkerRedis(redisUrl: string, options: RedisOptions = {}): Redis {
  return new Redis(redisUrl, {
    maxRetriesPerRequest: null,
    retryStrategy: retryDelay,
    ...options,
  });
}

/** The address without user and password, fit to be shown. */
export function showAddress(redisUrl: string): string {
  if (!URL.canParse(redisUrl)) return redisUrl;
  const { protocol, host, pathname } = new URL(redisUrl);
  return `${protocol}//${host}${pathname}`;
}

/** An error of a lost connection or a refusing Redis as one with a stable code; others as they are. */
export function asUnreachable(redisUrl: string, error: unknown): unknown {
  if (error instanceof ReadoutError) return error;
  const { name = "", message = "" } = error as Partial<Error>;
  const lost =
    name === "MaxRetriesPerRequestError" ||
    /^(Command timed out|Connection is closed|Connection in use|connect E|read E|write E)/.test(
      message,
    ) ||
    /\b(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|NOAUTH|WRONGPASS|LOADING|READONLY)\b/.test(message);
  return lost ? unreachable(redisUrl, error) : error;
}

function unreachable(redisUrl: string, cause: unknown): RedisUnreachableError {
  const why = (cause as Error).message || String(cause);
  return new RedisUnreachableError(
    `Redis at ${showAddress(redisUrl)} can't be reached (${why}). Is it running, and is REDIS_URL right?`,
    { cause },
  );
}

function rejectAfter(ms: number, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}
