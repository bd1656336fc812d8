import type { TestProject } from "vitest/node";
import { ensureServer } from "../../load/servers/ensure-server.ts";
import { startCluster } from "../../load/servers/start-cluster.ts";

/** Starts a cluster of three masters for the whole run, that ends with it, and has three shards of the queue. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = ensureServer();
  const { url, stop } = await startCluster({ server, masters: 3 });
  project.provide("redisUrl", url);
  project.provide("queueShards", 3);
  project.provide("redisServer", server);
  return stop;
}
