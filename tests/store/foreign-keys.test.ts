import { expect, test } from "vitest";
import { openReadout } from "../../src/readout.ts";
import { freshEnv, readout, startWorker, toJsonLines, writeFiles } from "../servers/commands.ts";
import { untilIdle } from "../servers/idle.ts";
import { openRedis } from "../servers/redis.ts";

const ROWS = ["calm", "storm", "tide"].map((event) => ({ event, text: "We welcome it." }));

test.each<[what: string, write: (base: string) => Promise<unknown>, said: RegExp]>([
  [
    "a string in the place of its totals",
    (base) => openRedis().set(`${base}:totals`, "x"),
    /event storm can't be read: the key \S+:\{storm\}:totals holds a string, not a hash/,
  ],
  [
    "a field among its cells that is none",
    (base) => openRedis().hset(`${base}:cells`, "foo\u001b[31m", "x"),
    /event storm can't be read: the key \S+:\{storm\}:cells has a field "foo\[U\+001B\]\[31m"/,
  ],
  [
    "a list in the place of its titles",
    async (base) => {
      const redis = openRedis();
      await redis.del(`${base}:titles`);
      await redis.rpush(`${base}:titles`, "x");
    },
    /event storm can't be read: the key \S+:\{storm\}:titles holds a list, not a hash/,
  ],
])("an event with %s is named with its key, and the others are listed", async (_, write, said) => {
  const env = freshEnv();
  const [file] = writeFiles({ "rows.jsonl": toJsonLines(ROWS) });
  await readout(["enqueue", file!], env);
  startWorker(env);
  await untilIdle(env);
  await write(`${env.READOUT_PREFIX}:{storm}`);
  const { code, stdout, stderr } = await readout(["events"], env);
  expect([code, stderr]).toEqual([0, expect.stringMatching(said)]);
  expect(stdout).toMatch(/calm[\s\S]*tide/);
  expect(stdout).not.toContain("storm");

  const store = openReadout({ redisUrl: env.REDIS_URL!, prefix: env.READOUT_PREFIX });
  await expect(store.events()).rejects.toMatchObject({ code: "EVENT_UNREADABLE" });
  await store.close();
});
