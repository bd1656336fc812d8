import { expect, test, vi } from "vitest";
import type { Chunk } from "../../src/queue/chunk.ts";
import { InvalidInputError } from "../../src/errors.ts";
import { LOOK_HOLDS_MS } from "../../src/queue/memory-mark.ts";
import { openReadout } from "../../src/readout.ts";
import type { ReadoutSettings } from "../../src/readout-settings.ts";
import { freshPrefix, waitingJobs } from "../servers/redis.ts";
import { largestStatements } from "../statement/largest.ts";
import { inject, onTestFinished } from "vitest";
import type { StatementInput } from "../../src/statement/statement-input.ts";

test("statements go out many to a job, in order, each job with a later sequence than the one before", async () => {
  const { readout, jobs } = openPair({ chunkSize: 100 });
  const { accepted, jobIds } = await readout.enqueue(rows(1_050));
  expect(accepted).toBe(1_050);
  expect(jobIds).toHaveLength(11);
  const chunks = (await jobs()).toSorted((a, b) => a.sequence - b.sequence);
  expect(chunks.map(({ statements }) => statements.length)).toEqual([
    ...Array<number>(10).fill(100),
    50,
  ]);
  expect(chunks.flatMap(({ statements }) => statements.map(({ id }) => id))).toEqual(
    rows(1_050).map(({ id }) => id),
  );
  // Each statement has a sequence of its own.
  const sequences = chunks.flatMap(({ sequence, statements }) =>
    statements.map((_, i) => sequence + i),
  );
  expect(new Set(sequences).size).toBe(1_050);
  expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
});

test("of an id that is sent twice at once the later content stands", async () => {
  const { readout, jobs } = openPair({ chunkSize: 5 });
  const [row, ...others] = rows(8);
  await readout.enqueue([row!, ...others, { ...row!, text: "We regret it." }]);
  const contents = (await jobs()).flatMap(({ sequence, statements }) =>
    statements.map(({ id, text }, i) => ({ id, text, sequence: sequence + i })),
  );
  const [last] = contents
    .filter(({ id }) => id === row!.id)
    .toSorted((a, b) => b.sequence - a.sequence);
  expect(last?.text).toBe("We regret it.");
});

test("a producer whose clock was set back sees all the same that the queue has filled up", async () => {
  const limits = { chunkSize: 10, maxWaitingChunks: 4, maxWaitMs: 0 };
  const { readout, prefix } = openPair(limits);
  onTestFinished(() => void vi.useRealTimers());
  await readout.enqueue(rows(10));
  await openPair({ chunkSize: 1 }, prefix).readout.enqueue(rows(20));
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 3_600_000 });
  const looked = performance.now();
  const past = looked + 2 * LOOK_HOLDS_MS;
  await vi.waitUntil(() => performance.now() > past, { timeout: 120_000 });
  await expect(readout.enqueue(rows(10))).rejects.toThrow(/More than 4 chunks/);
});

test("statements of one event go out together, in the order in which they came", async () => {
  const { readout, jobs } = openPair({ chunkSize: 10 });
  const events = ["one", "two", "three", "four"];
  const mixed = rows(80).map((row, i) => ({ ...row, event: events[i % events.length]! }));
  await readout.enqueue(mixed);
  const chunks = (await jobs()).toSorted((a, b) => a.sequence - b.sequence);
  const sent = chunks.flatMap(({ statements }) => statements);
  for (const event of events) {
    const ids = (list: { event: string; id?: string }[]) =>
      list.filter((row) => row.event === event).map(({ id }) => id);
    expect(ids(sent)).toEqual(ids(mixed));
    expect(chunks.filter(({ statements }) => ids(statements).length > 0)).toHaveLength(2);
  }
});

test("what has come is sent when a slow source has nothing more to give for a while", async () => {
  const { readout, jobs } = openPair({ chunkSize: 100 });
  let go: () => void = () => {};
  const held = new Promise<void>((resolve) => (go = resolve));
  const sending = readout.send(
    (async function* () {
      yield rows(3).map((statement) => ({ statement }));
      await held;
    })(),
  );
  await vi.waitUntil(async () => (await jobs()).length === 1, { timeout: 120_000 });
  go();
  expect((await sending).accepted).toBe(3);
});

test("however large the fields of statements are, no job is larger than two megabytes", async () => {
  const { readout, jobs } = openPair({ chunkSize: 1_000 });
  await readout.enqueue([...largestStatements(60), ...largestStatements(60, '"')]);
  const sizes = (await jobs()).map((chunk) => Buffer.byteLength(JSON.stringify(chunk)));
  expect(Math.max(...sizes)).toBeLessThan(2_000_000);
  expect(Math.min(...sizes.slice(1))).toBeGreaterThan(500_000);
});

test("one wrong statement and none is queued; all wrong ones are named by their index", async () => {
  const { readout, jobs } = openPair();
  const wrong = [{ event: "summit" }, { text: "x" }] as unknown as StatementInput[];
  const statements = [...rows(3), wrong[0]!, ...rows(2), wrong[1]!];
  const error = await readout.enqueue(statements).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(InvalidInputError);
  expect((error as InvalidInputError).code).toBe("INVALID_STATEMENTS");
  expect((error as InvalidInputError).problems.map(({ index, field }) => [index, field])).toEqual([
    [3, "text"],
    [6, "event"],
  ]);
  expect(await jobs()).toEqual([]);
});

test("an event whose statements still wait has an empty report; one that nobody sent has none", async () => {
  const { readout } = openPair();
  await readout.enqueue(rows(3));
  expect((await readout.report("summit")).totals).toMatchObject({ mentions: 0, utterances: 0 });
  await expect(readout.report("sumit")).rejects.toMatchObject({ code: "UNKNOWN_EVENT" });
});

test("without Redis every call fails with a stable code, and closing still works", async () => {
  const readout = openReadout({ redisUrl: "redis://127.0.0.1:1" });
  await expect(readout.enqueue(rows(1))).rejects.toMatchObject({ code: "REDIS_UNREACHABLE" });
  await expect(readout.report("summit")).rejects.toMatchObject({ code: "REDIS_UNREACHABLE" });
  await readout.close();
});

test("a full queue makes producers wait, then refuses with what was accepted; what was accepted is there", async () => {
  const { readout, jobs } = openPair({ chunkSize: 10, maxWaitingChunks: 4, maxWaitMs: 300 });
  await expect(readout.enqueue(rows(1_000))).rejects.toMatchObject({
    code: "QUEUE_FULL",
    message: expect.stringMatching(/More than 4 chunks.* 80 mentions were accepted/),
  });
  expect(await jobs()).toHaveLength(8);
});

function rows(count: number) {
  return Array.from({ length: count }, (_, i) => ({
    id: `row-${i}`,
    event: "summit",
    text: "We welcome it.",
  }));
}

/** A producer under a prefix of its own, and what it has put on the queue. */
function openPair(settings: Partial<ReadoutSettings> = {}, prefix = freshPrefix()) {
  const place = { redisUrl: inject("redisUrl"), queueShards: inject("queueShards") };
  const readout = openReadout({ ...place, prefix, ...settings });
  onTestFinished(readout.close);
  return { readout, prefix, jobs: async () => (await waitingJobs(prefix)) as Chunk[] };
}
