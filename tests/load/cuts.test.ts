import { expect, inject, test } from "vitest";
import { runCuts } from "../../load/faults/cuts.ts";

test("every reply to a producer is cut off once: no job twice, no mention twice, none lost", async () => {
  const outcome = await runCuts({
    server: inject("redisServer"),
    cuts: 200,
    senders: 8,
    seed: 1,
    onProgress: () => {},
  });
  expect(outcome.cuts).toBeGreaterThanOrEqual(200);
  expect(outcome.counted).toBe(outcome.accepted);
  expect(outcome).toMatchObject({
    refused: 0,
    doubleJobs: 0,
    lost: 0,
    double: 0,
    failed: 0,
    differing: [],
  });
}, 600_000);
