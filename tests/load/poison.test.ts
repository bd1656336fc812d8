import { expect, inject, test } from "vitest";
import { kindsOf } from "../../load/faults/poison-kinds.ts";
import { runPoison } from "../../load/faults/poison.ts";

test("of good statements with every kind of poison all good are counted, and all poison fails with its reason", async () => {
  const outcome = await runPoison({
    server: inject("redisServer"),
    statements: 500,
    each: 1,
    workers: 1,
    statementMs: 6_000, // a busy machine takes its time to run out of memory, too
    seed: 1,
    onProgress: () => {},
  });
  expect(outcome).toMatchObject({ counted: 500, differing: [], others: [], workersAlive: 1 });
  expect(outcome.failed).toEqual(Object.fromEntries(kindsOf().map((kind) => [kind, 1])));
  expect(outcome.mostTries).toBeLessThanOrEqual(3);
}, 600_000);
