import { Redis } from "ioredis";
import { setTimeout as sleep } from "node:timers/promises";
import { freePorts } from "./free-ports.ts";
import { type RedisProcess, startRedisProcess } from "./redis-process.ts";

const SLOTS = 16_384;
const JOIN_TIMEOUT_MS = 30_000;

/** A user with all rights. */
export type Access = { username?: string; password?: string };

/** A Redis Cluster on loopback. */
export type TestCluster = {
  /** `redis+cluster://` with all masters. */
  url: string;
  masters: RedisProcess[];
  /** The replicas of each master. */
  replicas: RedisProcess[][];
  stop(): Promise<void>;
};

/** Starts `masters` masters with equal shares of the slots, each with so many replicas. */
export async function startCluster({
  server,
  masters: count,
  replicas: copies = 0,
  settings = {},
  access = {},
}: {
  server: string;
  masters: number;
  replicas?: number;
  settings?: Record<string, string>;
  /** Who may rule the nodes, where not everybody may. */
  access?: Access;
}): Promise<TestCluster> {
  const total = count * (1 + copies);
  const ports = await freePorts(total * 2);
  const nodes: RedisProcess[] = [];
  const stop = async () => void (await Promise.all(nodes.map((node) => node.stop())));
  try {
    for (let i = 0; i < total; i++) {
      const cluster = {
        "cluster-enabled": "yes",
        "cluster-port": String(ports[total + i]),
        "cluster-node-timeout": "1000",
        "cluster-replica-validity-factor": "0",
        ...settings,
      };
      const node = { server, port: ports[i]!, settings: cluster, probe: access };
      nodes.push(await startRedisProcess(node));
    }
    await join(nodes, ports.slice(total), { masters: count, access });
  } catch (error) {
    await stop();
    throw error;
  }
  const masters = nodes.slice(0, count);
  return {
    url: `redis+cluster://${masters.map(({ port }) => `127.0.0.1:${port}`).join(",")}`,
    masters,
    replicas: masters.map((_, i) => nodes.filter((_node, at) => at >= count && at % count === i)),
    stop,
  };
}

/** Gives the first `masters` nodes the slots, makes all know each other, and the others replicas. */
async function join(
  nodes: RedisProcess[],
  busPorts: number[],
  { masters, access }: { masters: number; access: Access },
): Promise<void> {
  const clients = nodes.map(({ port }) => new Redis({ port, host: "127.0.0.1", ...access }));
  try {
    const first = clients[0]!;
    for (const [i, client] of clients.entries()) {
      if (i < masters) {
        const [from, to] = [i, i + 1].map((at) => Math.floor((at * SLOTS) / masters));
        await client.call("CLUSTER", "ADDSLOTSRANGE", String(from), String(to! - 1));
      }
      // Without epochs of their own the nodes would have to settle who is right about each slot.
      await client.call("CLUSTER", "SET-CONFIG-EPOCH", String(i + 1));
      if (i > 0) await first.call("CLUSTER", "MEET", "127.0.0.1", nodes[i]!.port, busPorts[i]!);
    }
    await until(async () => {
      const known = await Promise.all(clients.map((client) => client.cluster("INFO")));
      return known.every(
        (info) =>
          String(info).includes("cluster_state:ok") &&
          String(info).includes(`cluster_known_nodes:${nodes.length}`),
      );
    });
    for (const [i, client] of clients.entries()) {
      if (i < masters) continue;
      const id = String(await clients[i % masters]!.cluster("MYID"));
      await client.call("CLUSTER", "REPLICATE", id);
    }
    await until(async () => {
      const infos = await Promise.all(
        clients.slice(masters).map((client) => client.info("replication")),
      );
      return infos.every((info) => info.includes("master_link_status:up"));
    });
  } finally {
    for (const client of clients) client.disconnect();
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + JOIN_TIMEOUT_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error("The nodes of the cluster did not find each other");
    await sleep(20);
  }
}
