import { Cluster, type ClusterOptions, Redis, type RedisOptions } from "ioredis";
import type { RedisAddress } from "./address.ts";
import { hideSecrets } from "./hide-secrets.ts";
import { isCluster, optionsOf, type OwnConnection } from "./own-connection.ts";
import { unreachable } from "./unreachable.ts";

/** A server, the master that sentinels name, or a cluster. On a cluster no command, script or transaction may touch keys of two slots. */
export type RedisConnection = Redis | Cluster;

/** How long a producer or reader waits until Redis answers for the first time. */
const CONNECT_TIMEOUT_MS = 1_400;
/** A connection that was never made is given up after this; the process lives on until then. */
const DISCONNECT_TIMEOUT_MS = 50;
/** How long it waits for the answer to one command. */
const COMMAND_TIMEOUT_MS = 10_000;
/** A worker tries again at most this much later, so that it is back soon after an outage. */
const MAX_RETRY_DELAY_MS = 1_000;
/** How often a cluster is asked for the new master after a failover, and how far apart. */
const REDIRECTIONS = {
  maxRedirections: 32,
  retryDelayOnFailover: 200,
  retryDelayOnClusterDown: 200,
};

type Retry = (attempt: number) => number | null;

function retryDelay(attempt: number): number {
  return Math.min(attempt * 50, MAX_RETRY_DELAY_MS);
}

/**
 * A connection for producers and readers, connected. They fail rather than wait: throws
 * RedisUnreachableError within two seconds.
 */
export async function connectRedis(address: RedisAddress): Promise<RedisConnection> {
  let answered = false;
  const retry: Retry = (attempt) => (answered ? retryDelay(attempt) : null);
  const redis = open(address, retry, {
    lazyConnect: true,
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 1,
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
    throw unreachable(address, last ?? error);
  } finally {
    deadline.abort();
  }
  return redis;
}

/** A connection for workers: it waits out an outage, and its commands wait with it. */
export function openWorkerRedis(address: RedisAddress): RedisConnection {
  return open(address, retryDelay, { maxRetriesPerRequest: null });
}

function open(address: RedisAddress, retry: Retry, options: RedisOptions): RedisConnection {
  const redis = openAt(address, retry, options);
  // An error may quote the command that gave the password. This listener is the first, so that none sees it.
  redis.on("error", (error: unknown) => hideSecrets(error, address));
  return redis;
}

function openAt(address: RedisAddress, retry: Retry, options: RedisOptions): RedisConnection {
  const { at, username, password, tls } = address;
  if (at.kind === "own") return openOwn(at.connection, retry, options);
  const shared: RedisOptions = {
    ...options,
    username,
    password,
    tls,
    reconnectOnError,
  };
  if (at.kind === "cluster") return openCluster(at.nodes, retry, shared);
  if (at.kind === "socket") {
    return new Redis({
      ...shared,
      path: at.path,
      db: at.database,
      tls: undefined,
      retryStrategy: retry,
    });
  }
  if (at.kind === "server") {
    const { host, port, database } = at;
    return new Redis({ ...shared, host, port, db: database, retryStrategy: retry });
  }
  return new Redis({
    ...shared,
    sentinels: at.sentinels,
    name: at.name,
    sentinelPassword: at.password,
    sentinelRetryStrategy: retry,
    sentinelTLS: tls,
    enableTLSForSentinelMode: tls !== undefined,
    retryStrategy: retry,
  });
}

/** A master that was made a replica refuses to write: the next connection finds the new one. */
function reconnectOnError(error: Error): boolean {
  return error.message.startsWith("READONLY");
}

/** A connection with the settings of another one, but for how long it waits and how often it tries. */
function openOwn(own: OwnConnection, retry: Retry, options: RedisOptions): RedisConnection {
  const waiting: RedisOptions = { commandTimeout: undefined, enableOfflineQueue: true, ...options };
  if (isCluster(own)) {
    const { lazyConnect, ...redisOptions } = waiting;
    return own.duplicate([], {
      lazyConnect,
      clusterRetryStrategy: retry,
      ...REDIRECTIONS,
      enableOfflineQueue: options.maxRetriesPerRequest === null,
      redisOptions: { ...own.options.redisOptions, ...redisOptions },
    });
  }
  const given = optionsOf(own);
  return new Redis({
    ...given,
    lazyConnect: false,
    ...waiting,
    reconnectOnError,
    retryStrategy: retry,
    ...(given.sentinels && { sentinelRetryStrategy: retry }),
  });
}

function openCluster(
  nodes: { host: string; port: number }[],
  retry: Retry,
  { lazyConnect, ...redisOptions }: RedisOptions,
): Cluster {
  const options: ClusterOptions = {
    lazyConnect,
    clusterRetryStrategy: retry,
    ...REDIRECTIONS,
    redisOptions,
  };
  // Certificates are made out to names, which must not be looked up before they are checked.
  if (redisOptions.tls) options.dnsLookup = (host, callback) => callback(null, host);
  // Connections that fail rather than wait do so as well while no node is there.
  if (redisOptions.maxRetriesPerRequest !== null) options.enableOfflineQueue = false;
  return new Cluster(nodes, options);
}

function rejectAfter(ms: number, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}
