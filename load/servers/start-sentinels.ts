import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { freePorts } from "./free-ports.ts";
import { type RedisProcess, startRedisProcess } from "./redis-process.ts";
import type { Access } from "./start-cluster.ts";

const SENTINELS = 3;
const REPLICAS = 2;
const START_TIMEOUT_MS = 30_000;

/** One master with two replicas, watched by three sentinels that call it main. */
export type TestSentinels = {
  /** `redis+sentinel://` with all sentinels. */
  url: string;
  master: RedisProcess;
  replicas: RedisProcess[];
  stop(): Promise<void>;
};

/** Starts them; `settings` are those of master and replicas, which `access` may rule where not everybody may. */
export async function startSentinels(
  server: string,
  { settings: more = {}, access = {} }: { settings?: Record<string, string>; access?: Access } = {},
): Promise<TestSentinels> {
  const ports = await freePorts(1 + REPLICAS + SENTINELS);
  const [masterPort, ...others] = ports as [number, ...number[]];
  const sentinelPorts = others.slice(REPLICAS);
  const folder = await mkdtemp(join(tmpdir(), "readout-sentinels-"));
  const running: RedisProcess[] = [];
  const stop = async () => {
    for (const one of running.toReversed()) await one.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const start = async (settings: Parameters<typeof startRedisProcess>[0]) => {
    const one = await startRedisProcess(settings);
    running.push(one);
    return one;
  };
  try {
    const settings = { "repl-diskless-sync-delay": "0", ...more, ...asReplica(access) };
    const master = await start({ server, port: masterPort, settings, probe: access });
    const replicas: RedisProcess[] = [];
    for (const port of others.slice(0, REPLICAS)) {
      const replicaof = `127.0.0.1 ${masterPort}`;
      replicas.push(
        await start({ server, port, settings: { ...settings, replicaof }, probe: access }),
      );
    }
    for (const port of sentinelPorts) {
      const file = join(folder, `${port}.conf`);
      await writeFile(file, sentinelSettings(port, folder, masterPort, access));
      await start({ server, port, args: [file, "--sentinel"] });
    }
    await untilWatched(sentinelPorts);
    const hosts = sentinelPorts.map((port) => `127.0.0.1:${port}`).join(",");
    return { url: `redis+sentinel://${hosts}/main`, master, replicas, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** How a replica says to its master who it is. */
function asReplica({ username, password }: Access): Record<string, string> {
  return username && password ? { masteruser: username, masterauth: password } : {};
}

function sentinelSettings(
  port: number,
  folder: string,
  masterPort: number,
  { username, password }: Access,
): string {
  return [
    `port ${port}`,
    "bind 127.0.0.1",
    `dir ${folder}`,
    `sentinel monitor main 127.0.0.1 ${masterPort} 2`,
    "sentinel down-after-milliseconds main 1000",
    "sentinel failover-timeout main 5000",
    ...(username ? [`sentinel auth-user main ${username}`] : []),
    ...(password ? [`sentinel auth-pass main ${password}`] : []),
    "",
  ].join("\n");
}

/** Every sentinel knows the other sentinels and all replicas. */
async function untilWatched(ports: readonly number[]): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  const all = `slaves=${REPLICAS},sentinels=${SENTINELS}`;
  for (const port of ports) {
    const sentinel = new Redis({ port, host: "127.0.0.1" });
    try {
      while (!(await sentinel.info("sentinel")).includes(all)) {
        if (Date.now() > deadline) throw new Error("The sentinels did not find all others");
        await sleep(50);
      }
    } finally {
      sentinel.disconnect();
    }
  }
}
