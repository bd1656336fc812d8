import { expect, inject, test } from "vitest";
import { runChaos } from "../../load/faults/chaos.ts";

test("two producers, three workers, kills of both kinds: every mention counts once, in its cell", async () => {
  const outcome = await runChaos({
    server: inject("redisServer"),
    statements: 10_000,
    workerKills: 7,
    redisKills: 2,
    producers: 2,
    workers: 3,
    chunkSize: 100,
    seed: 1,
    onProgress: () => {},
  });
  expect(outcome).toMatchObject({
    acknowledged: 10_000,
    counted: 10_000,
    lost: 0,
    double: 0,
    failed: 0,
    differing: [],
  });
  expect(outcome).toMatchObject({ workerKills: 7, redisKills: 2 });
}, 600_000);
