import { Cluster } from "ioredis";
import type { RedisConnection } from "./connection.ts";

/** The memory that a server uses and may use, in bytes; without a limit `max` is 0. */
export type Memory = { used: number; max: number };

/** The memory of the server, or of each master of a cluster. */
export function readMemory(redis: RedisConnection): Promise<Memory[]> {
  const servers = redis instanceof Cluster ? redis.nodes("master") : [redis];
  return Promise.all(
    servers.map(async (server) => {
      const info = await server.info("memory");
      const field = (name: string) =>
        Number(new RegExp(`^${name}:(\\d+)`, "m").exec(info)?.[1] ?? 0);
      return { used: field("used_memory"), max: field("maxmemory") };
    }),
  );
}
