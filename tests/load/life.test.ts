import { expect, test } from "vitest";
import { runLife } from "../../load/faults/life.ts";
import { freshEnv } from "../servers/commands.ts";

test.each([3])(
  "whatever four processes do while workers write and are killed, the counts are those of one process (seed %i)",
  async (seed) => {
    const outcome = await runLife({
      env: freshEnv(),
      operations: 1_000,
      processes: 4,
      workers: 4,
      seed,
      onProgress: () => {},
    });
    expect(outcome).toMatchObject({ differing: [], failed: 0 });
    expect(outcome.acknowledged.enqueue).toBeGreaterThan(500);
    expect(outcome.mentions).toBeGreaterThan(50);
    expect(outcome.workerKills).toBeGreaterThan(0);
  },
  1_200_000,
);
