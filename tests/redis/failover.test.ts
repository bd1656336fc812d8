import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { compareWithTruth } from "../../load/stage/compare.ts";
import { makeStatements } from "../../load/stage/made-statements.ts";
import { chunksLeft } from "../../load/stage/until-drained.ts";
import { ReadoutError } from "../../src/errors.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { startWorker } from "../servers/commands.ts";
import type { RedisProcess } from "../../load/servers/redis-process.ts";
import { startCluster } from "../../load/servers/start-cluster.ts";
import { startSentinels } from "../../load/servers/start-sentinels.ts";

type Place = { url: string; shards: number; master: RedisProcess; replicas: RedisProcess[] };
// Whichever replica takes over must have all that was acknowledged, so all of a master are waited for.

const PLACES: [kind: string, start: () => Promise<Place>][] = [
  [
    "a cluster",
    async () => {
      const settings = { "repl-diskless-sync-delay": "0" };
      const server = inject("redisServer");
      const cluster = await startCluster({ server, masters: 3, replicas: 1, settings });
      onTestFinished(cluster.stop);
      return {
        url: cluster.url,
        shards: 3,
        master: cluster.masters[0]!,
        replicas: cluster.replicas[0]!,
      };
    },
  ],
  [
    "sentinels",
    async () => {
      const { url, master, replicas, stop } = await startSentinels(inject("redisServer"));
      onTestFinished(stop);
      return { url, shards: 1, master, replicas };
    },
  ],
];

test.each(PLACES)(
  "with %s a master is killed under load: what was acknowledged with its replicas is counted once, and workers go on by themselves",
  async (_, start) => {
    const { url, shards, master, replicas } = await start();
    const readout = openReadout({
      redisUrl: url,
      queueShards: shards,
      chunkSize: 50,
      waitReplicas: replicas.length,
    });
    onTestFinished(readout.close);
    const env = {
      REDIS_URL: url,
      READOUT_QUEUE_SHARDS: String(shards),
      READOUT_WAIT_REPLICAS: String(replicas.length),
    };
    const workers = [startWorker(env), startWorker(env)];
    const statements = [...makeStatements(3_000, 7)];

    await sendAll(readout, statements.slice(0, 1_000));
    await vi.waitUntil(async () => (await countedBy(readout)) > 0, { timeout: 120_000 });
    const sending = sendAll(readout, statements.slice(1_000));
    await sleep(300); // some of it is on its way
    await master.kill();
    await vi.waitUntil(() => anyIsMaster(replicas), { timeout: 120_000 });
    await master.start(); // comes back as a replica, without which a cluster's new master has none
    await sending;
    await vi.waitUntil(async () => (await waitingIn(readout)) === 0, {
      timeout: 120_000,
      interval: 100,
    });

    expect(await compareWithTruth(readout, () => statements)).toEqual({
      counted: 3_000,
      lost: 0,
      double: 0,
      failed: 0,
      differing: [],
    });
    for (const { child } of workers) expect(child.exitCode).toBeNull();
  },
  600_000,
);

/** Sends in pieces; what is not acknowledged is sent again, as a person would. */
async function sendAll(readout: Readout, statements: readonly Statement[]): Promise<void> {
  for (let i = 0; i < statements.length; i += 200) {
    const piece = statements.slice(i, i + 200);
    while (!(await readout.enqueue(piece).then(() => true, passing))) await sleep(100);
  }
}

function passing(error: unknown): false {
  if (error instanceof ReadoutError && PASSES.has(error.code)) return false;
  throw error;
}

const PASSES = new Set(["REDIS_UNREACHABLE", "REPLICAS_BEHIND"]);

async function countedBy(readout: Readout): Promise<number> {
  const rows = await readout.events().catch(() => []);
  return rows.reduce((sum, { mentions }) => sum + mentions, 0);
}

async function waitingIn(readout: Readout): Promise<number> {
  const diagnosis = await readout.doctor().catch(() => null);
  if (!diagnosis) return Infinity;
  return chunksLeft(diagnosis.queue);
}

async function anyIsMaster(replicas: readonly RedisProcess[]): Promise<boolean> {
  for (const { port } of replicas) {
    const redis = new Redis({ port, host: "127.0.0.1" });
    const role = await redis.call("ROLE").catch(() => []);
    redis.disconnect();
    if (Array.isArray(role) && role[0] === "master") return true;
  }
  return false;
}
