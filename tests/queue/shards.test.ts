import { expect, inject, test } from "vitest";
import { queuePrefix } from "../../src/queue/settings.ts";
import { openReadout } from "../../src/readout.ts";
import { slotOf, SLOTS } from "../../src/redis/slot.ts";
import { freshEnv, readout, startWorker } from "../servers/commands.ts";
import { openRedis } from "../servers/redis.ts";

test.each([2, 3, 6, 64])("each of %i shards lies in its own share of the slots", (shards) => {
  const places = Array.from({ length: shards }, (_, shard) =>
    Math.floor(
      (slotOf(`${queuePrefix("readout", shard, shards)}:statements:wait`) / SLOTS) * shards,
    ),
  );
  expect(places).toEqual(Array.from({ length: shards }, (_, shard) => shard));
});

test("who comes with another number of shards than the first is refused, and told both", async () => {
  const env = freshEnv();
  const settings = { redisUrl: inject("redisUrl"), prefix: env.READOUT_PREFIX };
  const first = openReadout({ ...settings, queueShards: 3 });
  expect((await first.enqueue([{ event: "summit", text: "We welcome it." }])).accepted).toBe(1);
  await first.close();

  const reader = openReadout(settings);
  await expect(reader.events()).rejects.toMatchObject({
    code: "QUEUE_SHARDS_MISMATCH",
    message: expect.stringMatching(/has 3 shards, and READOUT_QUEUE_SHARDS is 1/),
  });
  await reader.close();
  const worker = startWorker({ ...env, READOUT_QUEUE_SHARDS: "2" });
  expect(await worker.exited).toEqual([1, null]);
  expect(worker.log()).toMatch(/readout: .*has 3 shards, and READOUT_QUEUE_SHARDS is 2/);
  const work = await readout(["work"], env);
  expect([work.code, work.stderr]).toEqual([1, expect.stringMatching(/has 3 shards/)]);
});

test.each([2, 3, 5])("chunks of any size are dealt to %i shards by turns", async (queueShards) => {
  const prefix = freshEnv().READOUT_PREFIX!;
  const store = openReadout({ redisUrl: inject("redisUrl"), prefix, queueShards, chunkSize: 30 });
  const rows = Array.from({ length: 30 * 4 * queueShards }, (_, i) => {
    return { id: `row-${i}`, event: "summit", text: "We welcome it." };
  });
  await store.enqueue(rows);
  const { queue } = await store.doctor();
  expect(queue.shards.map(({ waiting }) => waiting)).toEqual(Array(queueShards).fill(4));
  await store.close();
});

test("a reader does not settle the number of shards", async () => {
  const env = freshEnv();
  const reader = openReadout({ redisUrl: inject("redisUrl"), prefix: env.READOUT_PREFIX });
  expect(await reader.events()).toEqual([]);
  await reader.close();
  expect(await openRedis().keys(`${env.READOUT_PREFIX}:*`)).toEqual([]);
});
