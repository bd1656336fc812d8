import { expect, test, vi } from "vitest";
import { useShippedRedis } from "./shipped.ts";

const { asRole } = useShippedRedis();

test("a script that runs away is ended by an operator, who sees whose it is", async () => {
  const reader = await asRole("reader");
  const operator = await asRole("operator");
  const ended = reader.eval("while true do end", 0).catch((error: Error) => error.message);
  await vi.waitUntil(async () => (await operator.ping().catch(isBusy)) === true, 120_000);
  expect(await operator.call("SCRIPT", "KILL")).toBe("OK");
  expect(await ended).toMatch(/killed/i);
  expect(await operator.call("CLIENT", "LIST")).toMatch(/user=reader/);
});

test("an operator saves and copies everything", async () => {
  const operator = await asRole("operator");
  expect(await operator.call("BGREWRITEAOF")).toMatch(/started|scheduled/);
  await vi.waitUntil(
    async () => (await operator.info("persistence")).includes("aof_rewrite_in_progress:0"),
    { timeout: 120_000 },
  );
});

function isBusy(error: Error): boolean {
  return error.message.startsWith("BUSY");
}
