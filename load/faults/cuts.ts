import { ensureServer } from "../servers/ensure-server.ts";
import { showProgress } from "../stage/show-progress.ts";
import { openReadout } from "../../src/readout.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { startRedisProcess } from "../servers/redis-process.ts";
import { type Comparison, compareWithTruth, comparisonLines, faultsIn } from "../stage/compare.ts";
import { everyReplyOnce, type FaultProxy, openFaultProxy } from "../stage/fault-proxy.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { kill, startWorker } from "../stage/processes.ts";
import { untilDrained } from "../stage/until-drained.ts";

export type CutsSettings = {
  server: string;
  /** How many replies are cut off, in all. */
  cuts: number;
  /** Senders at once, each with a connection that is cut again and again. */
  senders: number;
  seed: number;
  onProgress: (message: string) => void;
};

export type CutsOutcome = Comparison & {
  cuts: number;
  sends: number;
  /** Mentions that `enqueue` said it accepted. */
  accepted: number;
  /** Sends that ended in an error although a second try would have gone through. */
  refused: number;
  /** Jobs on the queue before any worker ran, less the jobs that were sent. */
  doubleJobs: number;
  seconds: number;
};

const STATEMENTS_PER_SEND = 3;
const CHUNK_SIZE = 2; // so that a send has two jobs

/**
 * Sends a few statements at a time over connections on which the reply to every command is cut off once:
 * half of them with no worker, so that every job can be counted, half while a worker runs.
 */
export async function runCuts(settings: CutsSettings): Promise<CutsOutcome> {
  const { server, cuts, senders, seed, onProgress } = settings;
  const redis = await startRedisProcess({ server });
  const readout = openReadout({ redisUrl: redis.url });
  const proxies = await Promise.all(
    Array.from({ length: senders }, () =>
      openFaultProxy({ target: { port: redis.port }, cutsReplyTo: everyReplyOnce() }),
    ),
  );
  const began = Date.now();
  const made = makeStatements(Infinity, seed)[Symbol.iterator]();
  const sent: Statement[] = [];
  const total = { sends: 0, accepted: 0, refused: 0, jobs: 0 };
  const cutUntilNow = () => proxies.reduce((sum, proxy) => sum + proxy.cuts(), 0);

  async function send(proxy: FaultProxy, until: number): Promise<void> {
    const sender = openReadout({ redisUrl: proxy.url, chunkSize: CHUNK_SIZE });
    while (cutUntilNow() < until) {
      const statements = Array.from({ length: STATEMENTS_PER_SEND }, () => made.next().value!);
      sent.push(...statements);
      total.sends += 1;
      const { accepted, jobIds } = await sender.enqueue(statements).catch((error: Error) => {
        total.refused += 1;
        onProgress(`refused: ${error.message}`);
        return readout.enqueue(statements);
      });
      total.accepted += accepted;
      total.jobs += jobIds.length;
      onProgress(`${cutUntilNow()} replies cut, ${total.accepted} mentions accepted`);
    }
    await sender.close();
  }
  const sendAll = (until: number) => Promise.all(proxies.map((proxy) => send(proxy, until)));

  let worker: ReturnType<typeof startWorker> | undefined;
  try {
    await sendAll(cuts / 2);
    const { queue } = await readout.doctor();
    const doubleJobs = queue.waiting - total.jobs;
    worker = startWorker({ REDIS_URL: redis.url });
    await sendAll(cuts);
    const seconds = (Date.now() - began) / 1000;
    await untilDrained(readout, onProgress);
    const { sends, accepted, refused } = total;
    const outcome = { cuts: cutUntilNow(), sends, accepted, refused, doubleJobs, seconds };
    return { ...outcome, ...(await compareWithTruth(readout, () => sent)) };
  } finally {
    if (worker) await kill(worker);
    await readout.close();
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await redis.stop();
  }
}

export const options = { cuts: 10_000, senders: 16, seed: 1 };

export async function run(values: typeof options): Promise<number> {
  const outcome = await runCuts({ server: ensureServer(), ...values, onProgress: showProgress });
  console.log(`cut replies   ${outcome.cuts}, on ${outcome.sends} sends of enqueue`);
  console.log(`refused       ${outcome.refused} sends`);
  console.log(`double jobs   ${outcome.doubleJobs}`);
  console.log(`accepted      ${outcome.accepted}`);
  console.log(comparisonLines(outcome));
  console.log(`seconds       ${outcome.seconds.toFixed(1)}`);

  const wrong = faultsIn(outcome) + outcome.refused + Math.abs(outcome.doubleJobs);
  return wrong > 0 || outcome.counted !== outcome.accepted ? 1 : 0;
}
