import { Redis } from "ioredis";
import { readFile } from "node:fs/promises";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startPrivateServer } from "../../src/redis/private-server.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { cpuOf, measure, redisCpu } from "../stage/measured.ts";
import { kill, startNode, WORKER_FLAGS } from "../stage/processes.ts";
import { countedBy, type PeerName, PEERS } from "./peers.ts";
import { type Costs, CHUNKS_PER_SEND, type PipelineSettings, WARMED_BY } from "./pipeline.ts";

const WORKER = fileURLToPath(new URL("./peer-worker.ts", import.meta.url));

/** A file through the queue and the counters of a peer, as `measurePipeline` sends it through ours. */
export async function measurePeer(
  name: PeerName,
  { server, workers, chunkSize, warmedBy = WARMED_BY, beforeTimed, afterTimed }: PipelineSettings,
  file: string,
): Promise<Costs> {
  const { socket, stop } = await startPrivateServer(server);
  const redis = new Redis(socket);
  const sender = PEERS[name].openSender(socket);
  const crew = Array.from({ length: workers }, () => {
    const args = [...WORKER_FLAGS, "--import", "tsx", WORKER, name, socket];
    return startNode(args, {});
  });
  const untilCounted = async (count: number) => {
    while ((await countedBy(redis)) < count) await sleep(20);
  };
  try {
    await Promise.all(crew.map(({ stdout }) => once(stdout!, "data")));
    const warming = [...makeStatements(warmedBy, 2)].map((row) => ({ ...row, id: `w${row.id}` }));
    for (const some of inSends(warming, chunkSize)) await sender.send(some);
    await untilCounted(warming.length);
    await beforeTimed?.(redis);

    const workersCpu = () => crew.reduce((sum, { pid }) => sum + cpuOf(pid!), 0);
    const before = { redis: await redisCpu(redis), workers: workersCpu() };
    const began = performance.now();
    let count = 0;
    const producer = await measure(async () => {
      const statements = parseLines(await readFile(file, "utf8"));
      for (const some of inSends(statements, chunkSize)) await sender.send(some);
      return (count = statements.length);
    });
    await untilCounted(warming.length + count);
    const perSecond = count / ((performance.now() - began) / 1000);
    const costs = {
      perSecond,
      producer,
      workers: (workersCpu() - before.workers) / count,
      redis: ((await redisCpu(redis)) - before.redis) / count,
    };
    await afterTimed?.(redis);
    return costs;
  } finally {
    await Promise.all(crew.map(kill));
    await sender.close();
    redis.disconnect();
    await stop();
  }
}

function parseLines(text: string): Statement[] {
  return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Statement]));
}

function* inSends(statements: readonly Statement[], chunkSize: number): Iterable<Statement[][]> {
  for (let from = 0; from < statements.length; from += chunkSize * CHUNKS_PER_SEND) {
    const chunks = Array.from({ length: CHUNKS_PER_SEND }, (_, i) => {
      const first = from + i * chunkSize;
      return statements.slice(first, first + chunkSize);
    });
    yield chunks.filter(({ length }) => length > 0);
  }
}
