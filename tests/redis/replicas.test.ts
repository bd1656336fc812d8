import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { parseAddress } from "../../src/redis/address.ts";
import { openWorkerRedis } from "../../src/redis/connection.ts";
import { writeToReplicas } from "../../src/redis/replicas.ts";
import { slotOf } from "../../src/redis/slot.ts";
import { startCluster, type TestCluster } from "../../load/servers/start-cluster.ts";
import { onTestFinished } from "vitest";

// One key in the slots of each of three masters.
const KEYS = ["{b}:1", "{c}:1", "{a}:1"];

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await startCluster({ server: inject("redisServer"), masters: 3, replicas: 1 });
});
afterAll(() => cluster?.stop());

test("the keys of these tests lie on three masters", () => {
  expect(KEYS.map((key) => Math.floor((slotOf(key) / 16_384) * 3))).toEqual([0, 1, 2]);
});

test.each(["server", "cluster"])(
  "on a %s a write comes back when a replica has it",
  async (kind) => {
    const redis = await open(kind);
    const keys = kind === "server" ? [KEYS[0]!] : KEYS;
    const write = () => Promise.all(keys.map((key) => redis.incr(key)));
    const settings = { replicas: 1, waitMs: 5_000 };
    expect(await writeToReplicas(redis, keys, settings, write)).toHaveLength(keys.length);
  },
);

test.each(["server", "cluster"])(
  "on a %s a write that no replica has in time is not safe, also when it is repeated",
  async (kind) => {
    const redis = await open(kind);
    const [key] = KEYS;
    const [replica] = cluster.replicas[0]!;
    replica!.pause();
    onTestFinished(replica!.resume);
    const settings = { replicas: 1, waitMs: 200 };
    const write = () => redis.incr(key!);
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect(writeToReplicas(redis, KEYS.slice(0, 1), settings, write)).rejects.toMatchObject(
        {
          code: "REPLICAS_BEHIND",
          message: expect.stringContaining("only 0 of 1 replicas"),
        },
      );
    }
    // Nothing is written any more, yet what was written before is waited for.
    const read = () => redis.get(key!);
    await expect(writeToReplicas(redis, KEYS.slice(0, 1), settings, read)).rejects.toMatchObject({
      code: "REPLICAS_BEHIND",
    });
    replica!.resume();
    await writeToReplicas(redis, KEYS.slice(0, 1), { replicas: 1, waitMs: 5_000 }, read);
  },
);

test.each(["server", "cluster"])(
  "on a %s a write whose connection was lost before the wait is not safe",
  async (kind) => {
    const redis = await open(kind);
    const other = openWorkerRedis(parseAddress(addressOf("server")));
    onTestFinished(() => other.disconnect());
    const write = async () => {
      await redis.incr(KEYS[0]!);
      await other.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    };
    const settings = { replicas: 1, waitMs: 5_000 };
    await expect(writeToReplicas(redis, KEYS.slice(0, 1), settings, write)).rejects.toMatchObject({
      message: expect.stringMatching(/broke|closed/),
    });
    // The next attempt finds its way again.
    await expect
      .poll(() =>
        writeToReplicas(redis, KEYS.slice(0, 1), settings, () => redis.incr(KEYS[0]!)).catch(
          () => 0,
        ),
      )
      .toBeGreaterThan(0);
  },
);

function addressOf(kind: string): string {
  return kind === "cluster" ? cluster.url : `redis://127.0.0.1:${cluster.masters[0]!.port}`;
}

/** A connection to the cluster, or to its first master alone. */
async function open(kind: string) {
  const redis = openWorkerRedis(parseAddress(addressOf(kind)));
  redis.on("error", () => {}); // its connection is cut on purpose
  onTestFinished(() => redis.disconnect());
  await redis.ping();
  return redis;
}
