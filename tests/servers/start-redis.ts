import { Redis } from "ioredis";
import type { TestProject } from "vitest/node";
import { startPrivateServer } from "../../src/redis/private-server.ts";
import { ensureServer } from "../../load/servers/ensure-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** An address, or the path of a socket. */
    redisUrl: string;
    /** Over how many queues chunks are dealt there. */
    queueShards: number;
    /** The path of a redis-server or valkey-server. */
    redisServer: string;
  }
}

/** Starts one real server for the whole run, that ends with it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = ensureServer();
  const { socket, stop } = await startPrivateServer(server);
  await saveToDisk(socket);
  project.provide("redisUrl", socket);
  project.provide("queueShards", 1);
  project.provide("redisServer", server);
  return stop;
}

/** Those who write refuse a server that saves nothing. */
async function saveToDisk(socket: string): Promise<void> {
  const redis = new Redis(socket);
  await redis.config("SET", "appendonly", "yes", "appendfsync", "no");
  redis.disconnect();
}
