import { expect, onTestFinished, test } from "vitest";
import type * as SleepingThread from "../../load/stage/sleeping-thread.ts";
import { openThread } from "../../src/work/thread.ts";

const file = new URL("../../load/stage/sleeping-thread.ts", import.meta.url);

function open(limits: "clock" | "processor") {
  const thread = openThread<typeof SleepingThread>({ file, maxMemoryMb: 128, limits });
  onTestFinished(() => thread.close());
  return thread;
}

test("a limit of processor time is not used up by waiting for a turn", async () => {
  const thread = open("processor");
  expect(await thread.run("sleep", 3_000, 1_500)).toBe("slept");
});

test.each(["clock", "processor"] as const)(
  "a task that works for longer than its limit by the %s is ended, and the next one has a new thread",
  async (limits) => {
    const thread = open(limits);
    await expect(thread.run("work", 600_000, 300)).rejects.toMatchObject({ slow: true });
    expect(await thread.run("sleep", 1, 60_000)).toBe("slept");
  },
);
