import { execFileSync } from "node:child_process";
import { Redis } from "ioredis";
import type { TestProject } from "vitest/node";
import { startPrivateServer } from "../../src/redis/private-server.ts";
import { ensureServer } from "./ensure-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The path of a socket, which stands for an address. */
    redisUrl: string;
    /** The path of a redis-server or valkey-server. */
    redisServer: string;
  }
}

/** Builds the package, and starts one real server for the whole run, that ends with it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!process.env.SKIP_BUILD)
    execFileSync("npm", ["run", "--silent", "build"], { stdio: ["ignore", "inherit", "inherit"] });
  const server = ensureServer();
  const { socket, stop } = await startPrivateServer(server);
  await saveToDisk(socket);
  project.provide("redisUrl", socket);
  project.provide("redisServer", server);
  return stop;
}

/** Those who write refuse a server that saves nothing. */
async function saveToDisk(socket: string): Promise<void> {
  const redis = new Redis(socket);
  await redis.config("SET", "appendonly", "yes", "appendfsync", "no");
  redis.disconnect();
}
