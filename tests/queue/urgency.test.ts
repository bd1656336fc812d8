import { type Job, Queue, Worker } from "bullmq";
import { expect, inject, onTestFinished, test } from "vitest";
import { openQueues, type Queues } from "../../src/queue/open-queues.ts";
import { QUEUE_NAME, queuePrefix } from "../../src/queue/settings.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import { startWorker } from "../../src/work/start-worker.ts";
import { freshPrefix, openRedis } from "../servers/redis.ts";

const HOUR_MS = 3_600_000;
const said = (id: string) => [{ id, event: "summit", text: `We welcome ${id}.` }];

type Store = { readout: Readout; prefix: string; queues: Queues };

function open(): Store {
  const prefix = freshPrefix();
  const readout = openReadout({ redisUrl: inject("redisUrl"), prefix });
  onTestFinished(readout.close);
  const queues = openQueues(openRedis(), { prefix, shards: 1 });
  onTestFinished(() => queues.close());
  return { readout, prefix, queues };
}

test("jobs are taken by their priority, and those without one before all others", async () => {
  const { readout, prefix } = open();
  const sent = [
    await readout.enqueue(said("late"), { priority: 20 }),
    await readout.enqueue(said("soon"), { priority: 3 }),
    await readout.enqueue(said("first")),
  ];
  const { queue } = await readout.doctor();
  expect(queue).toMatchObject({ waiting: 3, delayed: 0, oldestWaitingMs: expect.any(Number) });
  expect(await readout.reconcile([...said("late"), ...said("first"), ...said("never")])).toEqual([
    "waiting",
    "waiting",
    "missing",
  ]);
  const taken: string[] = [];
  const worker = new Worker(QUEUE_NAME, async ({ id }) => void taken.push(id!), {
    connection: openRedis(),
    prefix: queuePrefix(prefix),
  });
  onTestFinished(() => worker.close());
  await readout.settled();
  expect(taken).toEqual(sent.map(({ jobIds }) => jobIds[0]).toReversed());
});

test("a job with a delay waits for its moment, and no worker takes it for one that was put off", async () => {
  const { readout, queues } = open();
  const { jobIds } = await readout.enqueue(said("tomorrow"), { delay: HOUR_MS });
  await queues.promoteDelayed(Date.now());
  expect(await queues.state(jobIds[0]!)).toBe("delayed");
  expect((await readout.doctor()).queue).toMatchObject({ waiting: 0, delayed: 1 });
  expect(await readout.reconcile(said("tomorrow"))).toEqual(["waiting"]);
  await expect(readout.settled({ event: "summit", limit: 50 })).rejects.toMatchObject({
    code: "NOT_SETTLED",
  });
});

test("an edit counts, though what it replaces was sent with a delay and is worked on after it", async () => {
  const { readout, prefix } = open();
  const worker = startWorker({ redisUrl: inject("redisUrl"), prefix });
  onTestFinished(() => worker.close());
  await worker.ready();
  const before = await readout.enqueue(said("a"), { delay: HOUR_MS });
  const edit = await readout.enqueue([{ ...said("a")[0]!, text: "We condemn it." }]);
  await readout.settled(edit.jobIds);
  expect(await readout.reconcile(said("a"))).toEqual(["waiting"]);
  const queue = new Queue(QUEUE_NAME, { connection: openRedis(), prefix: queuePrefix(prefix) });
  await ((await queue.getJob(before.jobIds[0]!)) as Job).promote(); // its hour has come
  await queue.close();
  await readout.settled(before.jobIds);
  const texts = (await readout.statements("summit")).map(({ text }) => text);
  expect(texts).toEqual(["We condemn it."]);
  expect((await readout.report("summit")).totals.mentions).toBe(1);
});

test("jobs with a priority fill the queue up as well", async () => {
  const prefix = freshPrefix();
  const limits = { chunkSize: 1, maxWaitingChunks: 2, maxWaitMs: 0 };
  const readout = openReadout({ redisUrl: inject("redisUrl"), prefix, ...limits });
  onTestFinished(readout.close);
  for (const id of ["a", "b", "c"]) await readout.enqueue(said(id), { priority: 1 });
  await expect(readout.enqueue(said("d"), { priority: 1 })).rejects.toMatchObject({
    code: "QUEUE_FULL",
  });
});
