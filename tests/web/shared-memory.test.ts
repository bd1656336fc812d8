import { expect, test } from "vitest";
import { openSharedMemory } from "../../src/web/shared-memory.ts";
import { freshPrefix, openRedis } from "../servers/redis.ts";

test("processes on one Redis take turns at a host, and know the rules that one of them read", async () => {
  const base = freshPrefix();
  const [one, other] = [openRedis(), openRedis()].map((redis) => openSharedMemory(redis, base));
  // Who comes first is chance.
  const turns = await Promise.all(
    [one!, other!, one!, other!].map((memory) => memory.takeTurn("a.example", 50_000, 110_000)),
  );
  turns.sort((a, b) => a.waitMs - b.waitMs);
  expect(turns.map(({ taken }) => taken)).toEqual([true, true, true, false]);
  const waits = turns.map(({ waitMs }) => Math.round(waitMs / 10_000));
  expect(waits).toEqual([0, 5, 10, 15]);
  expect(await other!.takeTurn("b.example", 50_000, 0)).toEqual({ taken: true, waitMs: 0 });
  await one!.holdOff("c.example", 90_000);
  const held = await other!.takeTurn("c.example", 0, 1_000);
  expect([held.taken, Math.round(held.waitMs / 10_000)]).toEqual([false, 9]);
  // A shorter pause takes nothing away from a longer one.
  await one!.holdOff("c.example", 10);
  expect((await other!.takeTurn("c.example", 0, 1_000)).taken).toBe(false);
  await one!.keepRules("https://a.example", "User-agent: *", 60_000);
  expect(await other!.readRules("https://a.example")).toBe("User-agent: *");
  expect(await other!.readRules("https://b.example")).toBe(null);
});
