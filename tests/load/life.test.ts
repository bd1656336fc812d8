import { expect, test } from "vitest";
import { runLife } from "../../load/faults/life.ts";
import { freshEnv } from "../servers/commands.ts";

test.each([1])(
  "whatever four processes do while workers write and are killed, the counts are those of one process (seed %i)",
  async (seed) => {
    const outcome = await runLife({
      env: freshEnv(),
      operations: 240,
      processes: 4,
      workers: 2,
      seed,
      onProgress: () => {},
    });
    expect(outcome).toMatchObject({ differing: [], failed: 0 });
    expect(Object.keys(outcome.acknowledged)).toEqual(
      expect.arrayContaining(["enqueue", "forget", "carry", "correct", "fold", "join"]),
    );
    expect(outcome.mentions).toBeGreaterThan(30);
    expect(outcome.corrections).toBeGreaterThan(0);
    expect(outcome.workerKills).toBeGreaterThan(0);
  },
  1_200_000,
);
