import { expect, inject, test } from "vitest";
import { runRestarts } from "../../load/faults/restarts.ts";

// A bare server with the shipped arguments has a test of its own; the rest is for npm run load.
test("a cluster with the shipped users, killed whole in quiet and at work, loses nothing", async () => {
  const outcome = await runRestarts({
    server: inject("redisServer"),
    place: "cluster",
    ending: "KILL",
    statements: 200,
    seed: 1,
  });
  expect(outcome).toEqual({
    same: true,
    warnings: [],
    sent: 200,
    counted: 200,
    lost: 0,
    double: 0,
    failed: 0,
    differing: [],
  });
}, 600_000);
