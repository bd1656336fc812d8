import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { setTimeout as sleep } from "node:timers/promises";
import { QUEUE_NAME, queuePrefix } from "../../src/queue/settings.ts";
import { openReadout } from "../../src/readout.ts";
import { readMemory } from "../../src/redis/memory.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { DEFAULT_PREFIX } from "../../src/store/keys.ts";
import { openCounter } from "../stage/counter.ts";
import { kill, startWorker } from "../stage/processes.ts";
import { untilDrained } from "../stage/until-drained.ts";

const LOOK_EVERY_MS = 50;

/** A limit that holds what is finished, and a tenth of what waits while nothing is. */
export async function measureNeeds(url: string, statements: Statement[]) {
  const redis = new Redis(url);
  const readout = openReadout({ redisUrl: url });
  const used = async () => (await readMemory(redis))[0]!.used;
  const empty = await used();
  await readout.enqueue(statements);
  const backlog = (await used()) - empty;
  const worker = startWorker({ REDIS_URL: url });
  await untilDrained(readout);
  const finished = await used();
  await kill(worker);
  await readout.close();
  redis.disconnect();
  return { maxmemory: Math.round(finished + backlog / 10) };
}

/** Looks at the memory, and at whether anything is done, all the time. */
export function watchMemory(redis: Redis, redisUrl: string) {
  const counter = openCounter(redisUrl);
  const queue = new Queue(QUEUE_NAME, { connection: redis, prefix: queuePrefix(DEFAULT_PREFIX) });
  let going = true;
  let most = 0;
  let longestStandstillMs = 0;
  let moved = { at: Date.now(), done: 0 };
  const looking = (async () => {
    while (going) {
      most = Math.max(most, (await readMemory(redis))[0]!.used);
      const waiting = await queue.getWaitingCount();
      const done = await counter.mentions();
      // Until the first mention is counted the worker is starting.
      if (waiting === 0 || done === 0 || done !== moved.done) moved = { at: Date.now(), done };
      longestStandstillMs = Math.max(longestStandstillMs, Date.now() - moved.at);
      await sleep(LOOK_EVERY_MS);
    }
  })();
  return {
    most: () => most,
    longestStandstillMs: () => longestStandstillMs,
    async stop() {
      going = false;
      await looking;
      counter.close();
      await queue.close();
    },
  };
}
