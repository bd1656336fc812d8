import { expect, inject, test } from "vitest";
import { runFull } from "../../load/faults/full.ts";

test("ten times what Redis has memory for: the rest is refused, what is accepted is counted", async () => {
  const outcome = await runFull({
    server: inject("redisServer"),
    statements: 5_000,
    rate: 10,
    producers: 2,
    seed: 1,
    onProgress: () => {},
  });
  expect(outcome).toMatchObject({ otherErrors: [], notCounted: 0, failed: 0 });
  expect(outcome.counted).toBe(outcome.accepted);
  expect(outcome.accepted).toBeGreaterThan(1_000);
  expect(outcome.refusals).toBeGreaterThan(0);
  expect(outcome.fullest).toBeLessThan(0.9);
}, 600_000);
