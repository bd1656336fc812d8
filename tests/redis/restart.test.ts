import type { Redis } from "ioredis";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { compareWithTruth } from "../../load/stage/compare.ts";
import { makeStatements } from "../../load/stage/made-statements.ts";
import { readReports } from "../../load/stage/read-reports.ts";
import { ReadableWorker } from "../../src/queue/readable-job.ts";
import { QUEUE_NAME, queuePrefix, RECOVERY } from "../../src/queue/settings.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import { openWorkerRedis } from "../../src/redis/connection.ts";
import { DEFAULT_PREFIX } from "../../src/store/keys.ts";
import { startWorker } from "../servers/commands.ts";
import { untilDrained } from "../../load/stage/until-drained.ts";
import {
  PASSWORDS,
  type Role,
  type ShippedRedis,
  startShippedRedis,
} from "../../load/servers/shipped-redis.ts";

const RESTARTS: [how: string, end: (redis: ShippedRedis) => Promise<void>][] = [
  ["is told to end", (redis) => redis.terminate()],
  ["is killed", (redis) => redis.kill()],
  [
    "writes its append-only file anew, is killed",
    async (redis) => {
      await writeAnew(redis);
      await redis.kill();
    },
  ],
];

test.each(RESTARTS)(
  "Redis as the compose file starts it %s and started again: what waits, what is worked on and what is counted are there, and the work goes on",
  async (_, end) => {
    const redis = await startShippedRedis(inject("redisServer"));
    onTestFinished(redis.stop);
    const [producer, reader] = [openAs(redis, "producer"), openAs(redis, "reader")];
    const statements = [...makeStatements(400, 11)];

    await producer.enqueue(statements.slice(0, 200));
    const first = startWorker(workerEnv(redis));
    await untilDrained(reader);
    first.child.kill("SIGTERM");
    await first.exited;
    await producer.enqueue(statements.slice(200));
    await takeOne(redis);

    const before = await look(reader);
    expect(before).toMatchObject({
      queue: { waiting: 7, active: 1 },
      warnings: [],
      notes: [],
    });
    await end(redis);
    await redis.start();
    expect(await look(reader)).toEqual(before);

    startWorker(workerEnv(redis));
    await untilDrained(reader);
    expect(await compareWithTruth(reader, () => statements)).toEqual({
      counted: 400,
      lost: 0,
      double: 0,
      failed: 0,
      differing: [],
    });
    expect(await producer.enqueue(statements)).toMatchObject({ alreadyCounted: 400 });
  },
  600_000,
);

function openAs(redis: ShippedRedis, role: Role): Readout {
  const readout = openReadout({ redisUrl: redis.addressOf(role), chunkSize: 25 });
  onTestFinished(readout.close);
  return readout;
}

function workerEnv({ port }: ShippedRedis) {
  return {
    REDIS_URL: `redis://127.0.0.1:${port}`,
    REDIS_USERNAME: "worker",
    REDIS_PASSWORD: PASSWORDS.worker,
  };
}

async function writeAnew(redis: ShippedRedis): Promise<void> {
  const operator = openWorkerRedis(redis.addressOf("operator")) as Redis;
  await operator.bgrewriteaof();
  await vi.waitUntil(
    async () => {
      const info = await operator.info("persistence");
      return /aof_rewrite_in_progress:0[\s\S]*aof_rewrite_scheduled:0/.test(info);
    },
    { timeout: 120_000 },
  );
  operator.disconnect();
}

/** A worker that takes a chunk and is gone. */
async function takeOne(redis: ShippedRedis): Promise<void> {
  const connection = openWorkerRedis(redis.addressOf("worker"));
  const worker = new ReadableWorker(QUEUE_NAME, null, {
    connection,
    prefix: queuePrefix(DEFAULT_PREFIX),
    autorun: false,
    ...RECOVERY,
  });
  await worker.getNextJob("gone");
  await worker.close(true);
  connection.disconnect();
}

/** All that readers see: every report but for the moment it was made, the queue, and what failed. */
async function look(reader: Readout) {
  const events = await reader.events();
  const reports = await readReports(reader);
  const { redis, queue, failed } = await reader.doctor();
  const { oldestWaitingMs: _, ...counts } = queue;
  return { events, reports, queue: counts, failed, warnings: redis.warnings, notes: redis.notes };
}
