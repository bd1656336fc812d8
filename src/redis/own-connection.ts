import type { Cluster, Redis, RedisOptions } from "ioredis";
import type { RedisAddress, RedisPlace } from "./address.ts";

/**
 * A connection of the user's own: an instance of ioredis, whose settings are taken and which itself stays as it is, or
 * ioredis's options.
 */
export type OwnConnection = Redis | Cluster | RedisOptions;

/** Whether it is a connection to a cluster. */
export function isCluster(connection: OwnConnection): connection is Cluster {
  return "isCluster" in connection && connection.isCluster;
}

/** The options of a connection to one server or to sentinels. */
export function optionsOf(connection: Redis | RedisOptions): RedisOptions {
  return "duplicate" in connection ? connection.options : connection;
}

/** What is wrong with a connection; undefined where nothing is. */
export function connectionProblem(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return "must be an instance of ioredis, or its options";
  }
  const connection = value as OwnConnection;
  const { keyPrefix } = isCluster(connection) ? connection.options : optionsOf(connection);
  return keyPrefix ? "has a keyPrefix, which queues can't have; use the setting prefix" : undefined;
}

/** The same as an address, by which errors name it and know what to hide. */
export function addressOf(connection: OwnConnection): RedisAddress {
  const options = isCluster(connection)
    ? (connection.options.redisOptions ?? {})
    : optionsOf(connection);
  const { username, password, tls } = options;
  return {
    at: { kind: "own", connection, like: placeOf(connection) },
    ...(typeof username === "string" && { username }),
    ...(typeof password === "string" && { password }),
    ...(tls && { tls: {} }),
  };
}

type Like = Extract<RedisPlace, { kind: "own" }>["like"];

function placeOf(connection: OwnConnection): Like {
  if (isCluster(connection)) {
    const nodes = connection.nodes().map(({ options }) => options);
    return {
      kind: "cluster",
      nodes: nodes.map(({ host = "127.0.0.1", port = 6379 }) => ({ host, port })),
    };
  }
  const { host = "127.0.0.1", port = 6379, db: database = 0, ...others } = optionsOf(connection);
  const { path, sentinels, name = "", sentinelPassword } = others;
  if (path) return { kind: "socket", path, database };
  if (!sentinels) return { kind: "server", host, port, database };
  const known = sentinels.map((sentinel) => ({
    host: sentinel.host ?? "127.0.0.1",
    port: sentinel.port ?? 26_379,
  }));
  const password = typeof sentinelPassword === "string" ? { password: sentinelPassword } : {};
  return { kind: "sentinel", sentinels: known, name, ...password };
}
