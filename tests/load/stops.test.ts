import { expect, inject, test } from "vitest";
import { runStops } from "../../load/faults/stops.ts";

test("workers told to stop in mid-chunk leave in time and leave nothing behind, also when Redis is gone", async () => {
  const shutdownMs = 120_000; // a machine that does much else makes everything late
  const outcome = await runStops({
    server: inject("redisServer"),
    stops: 6,
    outages: 2,
    workers: 2,
    shutdownMs,
    seed: 1,
    onProgress: () => {},
  });
  expect(outcome).toMatchObject({ stops: { codes: [0] }, withoutRedis: { codes: [0] } });
  expect(outcome.stops.longestMs).toBeLessThan(shutdownMs);
  expect(outcome.withoutRedis.longestMs).toBeLessThan(shutdownMs);
  expect(outcome).toMatchObject({ lost: 0, double: 0, failed: 0, differing: [] });
  expect(outcome.counted).toBe(outcome.sent);
}, 600_000);
