import { readFileSync } from "node:fs";
import { Redis } from "ioredis";
import { expect, inject, onTestFinished, test } from "vitest";
import { toEntry } from "../../src/counting/entry.ts";
import { openTally } from "../../src/counting/tally.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { readKept } from "../../src/store/kept-statement.ts";
import { openKeys } from "../../src/store/keys.ts";
import { EVENT, sorted } from "../counting/mentions.ts";
import { freshPrefix, keysLike, openRedis } from "../servers/redis.ts";

/** What version 0.1.0 was sent, in this order, and what it then had in Redis: command and arguments by key. */
type Fixture = {
  sent: { sequence: number; epoch: number; kept: string }[];
  keys: Record<string, Record<string, string[]>>;
};

const fixture = JSON.parse(
  readFileSync(new URL("./earlier-layout.json", import.meta.url), "utf8"),
) as Fixture;
const sent = fixture.sent.map(({ kept, ...order }) => toEntry(readKept(kept), order));

function expected() {
  const tally = openTally(EVENT);
  for (const entry of sent) tally.record(entry);
  return tally;
}

/** An event as version 0.1.0 left it, but for the keys that are named. */
async function openEarlier(without: readonly string[] = []) {
  const redis = openRedis();
  const keys = openKeys(freshPrefix());
  for (const [key, commands] of Object.entries(fixture.keys)) {
    if (without.includes(key)) continue;
    for (const [command, list] of Object.entries(commands)) {
      await redis.call(command, `${keys.event(EVENT)}:${key}`, ...list);
    }
  }
  await redis.sadd(keys.events, EVENT);
  return { redis, keys, base: keys.event(EVENT), aggregates: openAggregates(redis, keys) };
}

const filter = { background: true };

test("an event that an earlier version counted is read as if this one had counted it", async () => {
  const { redis, base, aggregates } = await openEarlier();
  expect(sorted((await aggregates.snapshot(EVENT))!)).toEqual(sorted(expected().snapshot()));
  expect(await aggregates.utterances(EVENT, filter)).toEqual(expected().utterances(filter));
  expect(await keysLike(redis, `${base}:old:*`)).toEqual([]);
});

test("whoever needs it first carries it over, also several at once", async () => {
  const { redis, keys, aggregates } = await openEarlier();
  const other = openAggregates(openRedis(), keys);
  const [entry] = sent.slice(-1);
  const [recorded, utterances] = await Promise.all([
    aggregates.record({ entries: [entry!], revisions: [] }),
    other.utterances(EVENT, filter),
    aggregates.carryOver(),
    other.carryOver(),
  ]);
  expect(recorded).toEqual({ counted: 0, replaced: 0, unchanged: 1, overtaken: 0 });
  expect(utterances).toEqual(expected().utterances(filter));
  expect(sorted((await other.snapshot(EVENT))!)).toEqual(sorted(expected().snapshot()));
  expect(await redis.hget(`${keys.event(EVENT)}:totals`, "moving")).toBeNull();
});

test("what comes after it was carried over is counted as ever", async () => {
  const { aggregates } = await openEarlier();
  const tally = expected();
  const again = sent.map((entry, i) => ({ ...entry, sequence: 10, content: `n${i}` }));
  for (const entries of [sent, again]) {
    for (const entry of entries) tally.record(entry);
    await aggregates.record({ entries, revisions: [] });
    expect(sorted((await aggregates.snapshot(EVENT))!)).toEqual(sorted(tally.snapshot()));
  }
});

test("it is carried over without its texts, as far as they are not needed", async () => {
  const { aggregates } = await openEarlier(["texts"]);
  const { cells, outlets, title } = sorted(expected().snapshot());
  const counted = sorted((await aggregates.snapshot(EVENT))!);
  expect({ cells: counted.cells, outlets: counted.outlets, title: counted.title }).toEqual({
    cells,
    outlets,
    title,
  });
  expect(await aggregates.utterances(EVENT, filter)).toEqual([]);
});

test("an earlier version that still counts fails before it writes anything", async () => {
  const { redis, base, aggregates } = await openEarlier();
  await aggregates.carryOver();
  // What its script asks for first, with states of articles and without.
  await expect(redis.hget(`${base}:articles`, "page.html")).rejects.toThrow("WRONGTYPE");
  await expect(redis.hmget(`${base}:names`, "=Post")).rejects.toThrow("WRONGTYPE");
});

test.each(["before it is carried over", "while it is", "afterwards"])(
  "it can be taken away whole %s",
  async (when) => {
    const { redis, keys, base, aggregates } = await openEarlier();
    if (when === "while it is") await redis.readoutCarryOver(base);
    if (when === "afterwards") await aggregates.carryOver();
    await aggregates.expire({ events: 0 });
    expect(await keysLike(redis, `${keys.prefix}:*`)).toEqual([]);
  },
);

test("who may only read is told who carries it over", async () => {
  const { redis, keys } = await openEarlier();
  const name = keys.prefix;
  await redis.acl(
    "SETUSER",
    name,
    "on",
    ">secret",
    "~*",
    "+@read",
    "+evalsha",
    "+eval",
    "+ping",
    "+info",
  );
  onTestFinished(() => void redis.acl("DELUSER", name));
  const reader = new Redis(inject("redisUrl"), { username: name, password: "secret" });
  onTestFinished(() => reader.disconnect());
  await expect(openAggregates(reader, keys).snapshot(EVENT)).rejects.toMatchObject({
    code: "EARLIER_LAYOUT",
    message: expect.stringContaining(
      `The event ${EVENT} was counted by an earlier version`,
    ) as string,
  });
});
