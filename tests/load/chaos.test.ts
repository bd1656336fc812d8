import { expect, inject, test } from "vitest";
import { runChaos } from "../../load/chaos-run.ts";

test("two producers, three workers, kills of both kinds: every mention counts once, in its cell", async () => {
  const outcome = await runChaos({
    server: inject("redisServer"),
    statements: 5_000,
    workerKills: 4,
    redisKills: 1,
    producers: 2,
    workers: 3,
    seed: 1,
    onProgress: () => {},
  });
  expect(outcome).toMatchObject({
    acknowledged: 5_000,
    counted: 5_000,
    lost: 0,
    double: 0,
    failed: 0,
    differing: [],
  });
  expect(outcome).toMatchObject({ workerKills: 4, redisKills: 1 });
}, 240_000);
