import { ensureServer } from "../servers/ensure-server.ts";
import { showProgress } from "../stage/show-progress.ts";
import { measureNeeds, watchMemory } from "./full-memory.ts";
import { Redis } from "ioredis";
import { ReadoutError } from "../../src/errors.ts";
import { openReadout } from "../../src/readout.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { type RedisProcess, startRedisProcess } from "../servers/redis-process.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { kill, startWorker } from "../stage/processes.ts";
import { untilDrained } from "../stage/until-drained.ts";

export type FullSettings = {
  server: string;
  /** How many statements fit, when all are counted, beside a tenth of what they take on the queue. */
  statements: number;
  /** How many times as many are sent. */
  rate: number;
  producers: number;
  seed: number;
  onProgress: (message: string) => void;
};

export type FullOutcome = {
  maxmemory: number;
  /** The most that Redis used, as a share of it. */
  fullest: number;
  sent: number;
  accepted: number;
  /** Sends that were refused for want of room, and those that failed in any other way. */
  refusals: number;
  otherErrors: string[];
  /** Mentions that were accepted, by what became of them. */
  counted: number;
  notCounted: number;
  /** Jobs in the failed set. */
  failed: number;
  /** The longest time in which no worker counted anything though something waited, in ms. */
  longestStandstillMs: number;
  seconds: number;
};

const STATEMENTS_PER_SEND = 500;

/**
 * Sends far more than Redis has memory for, as fast as producers can, while one worker works: what does not
 * fit must be refused, and all the rest counted.
 */
export async function runFull(settings: FullSettings): Promise<FullOutcome> {
  const { server, statements, seed, onProgress } = settings;
  onProgress("measuring what the statements take");
  const needs = await withServer(server, ({ url }) =>
    measureNeeds(url, [...makeStatements(statements, seed)]),
  );
  return withServer(server, async (server) => {
    const redis = new Redis(server.url);
    const began = Date.now();
    await redis.config("SET", "maxmemory", String(needs.maxmemory));
    const worker = startWorker({ REDIS_URL: server.url });
    const watch = watchMemory(redis, server.url);
    const readout = openReadout({ redisUrl: server.url });
    try {
      const sent = await sendTooMuch(server.url, settings);
      await untilDrained(readout, onProgress);
      const seconds = (Date.now() - began) / 1000;
      const states = await readout.reconcile(sent.accepted);
      const counted = states.filter((state) => state === "counted").length;
      return {
        maxmemory: needs.maxmemory,
        fullest: watch.most() / needs.maxmemory,
        ...sent,
        accepted: sent.accepted.length,
        counted,
        notCounted: sent.accepted.length - counted,
        failed: (await readout.failed.list(0)).total,
        longestStandstillMs: watch.longestStandstillMs(),
        seconds,
      };
    } finally {
      await watch.stop();
      await kill(worker);
      await readout.close();
      redis.disconnect();
    }
  });
}

/** Every send is tried once; a refusal is what it says, and the next send follows at once. */
async function sendTooMuch(
  redisUrl: string,
  { statements, rate, producers, seed, onProgress }: FullSettings,
) {
  const made = makeStatements(statements * rate, seed)[Symbol.iterator]();
  const total = { sent: 0, refusals: 0, otherErrors: [] as string[], accepted: [] as Statement[] };

  async function produce(): Promise<void> {
    const readout = openReadout({ redisUrl, maxWaitMs: 100 });
    for (;;) {
      const some: Statement[] = [];
      while (some.length < STATEMENTS_PER_SEND) {
        const { value, done } = made.next();
        if (done) break;
        some.push(value);
      }
      if (some.length === 0) break;
      total.sent += some.length;
      try {
        await readout.enqueue(some);
        total.accepted.push(...some);
      } catch (error) {
        const { code } = error as ReadoutError;
        if (code === "REDIS_FULL" || code === "QUEUE_FULL") total.refusals += 1;
        else total.otherErrors.push(String(error));
      }
      onProgress(
        `${total.sent} sent, ${total.accepted.length} accepted, ${total.refusals} refusals`,
      );
    }
    await readout.close();
  }
  await Promise.all(Array.from({ length: producers }, produce));
  return total;
}

async function withServer<T>(server: string, act: (redis: RedisProcess) => Promise<T>): Promise<T> {
  const redis = await startRedisProcess({ server });
  try {
    return await act(redis);
  } finally {
    await redis.stop();
  }
}

export const options = { statements: 50_000, rate: 10, producers: 2, seed: 1 };

export async function run(values: typeof options): Promise<number> {
  const outcome = await runFull({ server: ensureServer(), ...values, onProgress: showProgress });
  const errors = outcome.otherErrors;
  console.log(`maxmemory     ${(outcome.maxmemory / 1e6).toFixed(1)} MB`);
  console.log(`most used     ${(100 * outcome.fullest).toFixed(1)} %`);
  console.log(`sent          ${outcome.sent}`);
  console.log(`accepted      ${outcome.accepted}`);
  console.log(`refusals      ${outcome.refusals} sends`);
  console.log(`other errors  ${errors.length} ${errors[0] ?? ""}`.trimEnd());
  console.log(`counted       ${outcome.counted} of those accepted`);
  console.log(`not counted   ${outcome.notCounted}`);
  console.log(`failed        ${outcome.failed}`);
  console.log(`standstill    at most ${outcome.longestStandstillMs} ms`);
  console.log(`seconds       ${outcome.seconds.toFixed(1)}`);

  const wrong = errors.length + outcome.notCounted + outcome.failed;
  return wrong > 0 || outcome.fullest >= 0.9 || outcome.refusals === 0 ? 1 : 0;
}
