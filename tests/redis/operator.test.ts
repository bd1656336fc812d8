import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from "vitest";
import {
  PASSWORDS,
  type Role,
  type ShippedRedis,
  startShippedRedis,
} from "../../load/servers/shipped-redis.ts";

let server: ShippedRedis;
beforeAll(async () => {
  server = await startShippedRedis(inject("redisServer"));
});
afterAll(() => server?.stop());

test("a script that runs away is ended by an operator, who sees whose it is", async () => {
  const reader = asRole("reader");
  const operator = asRole("operator");
  const ended = reader.eval("while true do end", 0).catch((error: Error) => error.message);
  await vi.waitUntil(async () => (await operator.ping().catch(isBusy)) === true, 120_000);
  expect(await operator.call("SCRIPT", "KILL")).toBe("OK");
  expect(await ended).toMatch(/killed/i);
  expect(await operator.call("CLIENT", "LIST")).toMatch(/user=reader/);
});

test("an operator saves and copies everything", async () => {
  const operator = asRole("operator");
  expect(await operator.call("BGREWRITEAOF")).toMatch(/started|scheduled/);
  await vi.waitUntil(
    async () => (await operator.info("persistence")).includes("aof_rewrite_in_progress:0"),
    { timeout: 120_000 },
  );
});

function isBusy(error: Error): boolean {
  return error.message.startsWith("BUSY");
}

function asRole(role: Role): Redis {
  const redis = new Redis({ port: server.port, username: role, password: PASSWORDS[role] });
  redis.on("error", () => {});
  onTestFinished(() => redis.disconnect());
  return redis;
}
