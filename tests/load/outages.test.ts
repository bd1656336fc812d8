import { describe, expect, inject, test } from "vitest";
import { OUTAGES } from "../../load/faults/outage-kinds.ts";
import { runOutage } from "../../load/faults/outages.ts";

/** Far more than any of it takes: only a machine that does much else makes it late. */
const SOON_MS = 120_000;

describe.concurrent("an outage of Redis", () => {
  test.each(Object.keys(OUTAGES))(
    "%s: producers fail or wait as told, the worker resumes by itself and stops when told, none is lost",
    async (kind) => {
      // A silence of a second is over before a command is given up.
      const unnoticed = kind === "stopped" || kind === "silent";
      const outcome = await runOutage({
        server: inject("redisServer"),
        kind,
        outageMs: 1_000,
        untilRefused: !unnoticed,
        atStart: kind === "killed" || kind === "read-only",
        shutdownMs: SOON_MS,
        seed: 1,
      });
      expect(outcome).toMatchObject({ lost: 0, exitCode: 0 });
      expect(outcome.refused).toBe(unnoticed ? "nothing" : "REDIS_UNREACHABLE");
      expect(outcome.refusedMs).toBeLessThan(SOON_MS);
      expect(outcome.resumedMs).toBeLessThan(SOON_MS);
      expect(outcome.stoppedMs).toBeLessThan(SOON_MS);
    },
    600_000,
  );
});
