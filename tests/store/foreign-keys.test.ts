import { expect, test } from "vitest";
import { openReadout, type Readout } from "../../src/readout.ts";
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
    "a set in the place of its outlets",
    async (base) => {
      const redis = openRedis();
      await redis.del(`${base}:outlets`);
      await redis.sadd(`${base}:outlets`, "x");
    },
    /event storm can't be read: the key \S+:\{storm\}:outlets holds a set, not a hash/,
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
])(
  "an event with %s is named with its key, and the others are there",
  async (what, write, said) => {
    const env = freshEnv();
    const [file] = writeFiles({ "rows.jsonl": toJsonLines(ROWS) });
    await readout(["enqueue", file!], env);
    startWorker(env);
    await untilIdle(env);
    await write(`${env.READOUT_PREFIX}:{storm}`);
    const list = await readout(["events"], env);
    if (what.includes("outlets")) {
      expect([list.code, list.stderr]).toEqual([0, ""]);
    } else {
      expect([list.code, list.stderr]).toEqual([1, expect.stringMatching(said)]);
      expect(list.stdout).toMatch(/calm[\s\S]*tide/);
      expect(list.stdout).not.toContain("storm");
    }
    for (const format of ["json", "html"]) {
      const one = await readout(["report", "storm", "--format", format], env);
      expect(one).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(said) });
    }
    expect((await readout(["report", "calm"], env)).code).toBe(0);
  },
);

test.each<[what: string, kind: string, read: (store: Readout) => Promise<unknown>]>([
  ["the list of events", "cells", (store) => store.events()],
  ["a report", "cells", (store) => store.report("storm")],
  ["the statements", "cells", (store) => store.statements("storm")],
  ["the statements", "texts", (store) => store.statements("storm")],
  ["all mentions", "texts", (store) => store.mentions("storm")[Symbol.asyncIterator]().next()],
])("a program that reads %s gets a code and the key, of %s", async (_, kind, read) => {
  const env = freshEnv();
  const store = openReadout({ redisUrl: env.REDIS_URL!, prefix: env.READOUT_PREFIX });
  await store.enqueue(ROWS);
  startWorker(env);
  await untilIdle(env);
  const key = `${env.READOUT_PREFIX}:{storm}:${kind}`;
  await openRedis().set(key, "x");
  await expect(read(store)).rejects.toMatchObject({
    code: "EVENT_UNREADABLE",
    message: expect.stringContaining(`${key} holds a string`),
  });
  await store.close();
});
