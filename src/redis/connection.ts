import { Redis, type RedisOptions } from "ioredis";
import { RedisUnreachableError } from "../errors.ts";

/** How long a producer or reader waits for Redis to answer at all. */
const CONNECT_TIMEOUT_MS = 1_500;
/** How long it waits for the answer to one command. */
const COMMAND_TIMEOUT_MS = 10_000;
/** A worker tries again at most this much later, so that it is back soon after an outage. */
const MAX_RETRY_DELAY_MS = 1_000;

const retryStrategy = (attempt: number) => Math.min(attempt * 50, MAX_RETRY_DELAY_MS);

/**
 * A connection for producers and readers, connected. They fail rather than wait: throws
 * RedisUnreachableError within two seconds. `redisUrl` is an address or the path of a unix socket.
 */
export async function connectRedis(redisUrl: string): Promise<Redis> {
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 1,
    retryStrategy,
  });
  let last: Error | undefined;
  redis.on("error", (error: Error) => {
    last = error;
  });
  const deadline = new AbortController();
  try {
    await Promise.race([redis.connect(), rejectAfter(CONNECT_TIMEOUT_MS, deadline.signal)]);
    await Promise.race([redis.ping(), rejectAfter(CONNECT_TIMEOUT_MS, deadline.signal)]);
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
  return new Redis(redisUrl, { maxRetriesPerRequest: null, retryStrategy, ...options });
}

/** The address without user and password, fit to be shown. */
export function showAddress(redisUrl: string): string {
  if (!URL.canParse(redisUrl)) return redisUrl;
  const { protocol, host, pathname } = new URL(redisUrl);
  return `${protocol}//${host}${pathname}`;
}

/** An error of a lost connection or a refusing Redis as one with a stable code; others as they are. */
export function asUnreachable(redisUrl: string, error: unknown): unknown {
  const { name = "", message = "" } = error as Error;
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
