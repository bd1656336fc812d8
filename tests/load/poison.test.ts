import { expect, inject, test } from "vitest";
import { kindsOf, runPoison } from "../../load/faults/poison-run.ts";

test("of good statements with every kind of poison all good are counted, and all poison fails with its reason", async () => {
  const outcome = await runPoison({
    server: inject("redisServer"),
    statements: 500,
    each: 2,
    workers: 1,
    seed: 1,
    onProgress: () => {},
  });
  expect(outcome).toMatchObject({ counted: 500, differing: [], others: [], workersAlive: 1 });
  expect(outcome.failed).toEqual(Object.fromEntries(kindsOf().map((kind) => [kind, 2])));
  expect(outcome.mostTries).toBeLessThanOrEqual(3);
}, 240_000);
