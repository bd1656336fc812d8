import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import type { Problem } from "../../src/errors.ts";
import { QUEUE_NAME, queuePrefix } from "../../src/queue/settings.ts";
import { openReadout } from "../../src/readout.ts";
import type { ReadoutSettings } from "../../src/readout-settings.ts";
import type { StatementInput } from "../../src/statement/statement-input.ts";
import { EVENT, openCounted } from "../correcting/store.ts";
import { freshPrefix, openRedis, waitingJobs } from "../servers/redis.ts";

const row = (n: number): StatementInput => ({ id: `row-${n}`, event: EVENT, text: `Number ${n}.` });

function open(settings: Partial<ReadoutSettings> = {}) {
  const prefix = freshPrefix();
  const readout = openReadout({ redisUrl: inject("redisUrl"), prefix, ...settings });
  onTestFinished(readout.close);
  const ids = async () =>
    ((await waitingJobs(prefix)) as { statements: { id: string }[] }[]).flatMap(({ statements }) =>
      statements.map(({ id }) => id),
    );
  return { readout, prefix, ids };
}

test("a stream is read no faster than the queue takes it, and nothing of it is lost", async () => {
  const { readout, ids, prefix } = open({ chunkSize: 10, maxWaitingChunks: 4, maxWaitMs: 120_000 });
  let given = 0;
  async function* source() {
    for (; given < 1_000; given += 1) yield row(given);
  }
  const sending = readout.enqueue(source());
  const redis = openRedis();
  const wait = `${queuePrefix(prefix)}:${QUEUE_NAME}:wait`;
  await vi.waitUntil(async () => (await redis.llen(wait)) > 4, { timeout: 60_000 });
  await sleep(300);
  // What is queued, what is on its way, and what is made ready: two round trips of eight chunks.
  expect(given).toBeLessThanOrEqual((await redis.llen(wait)) * 10 + 2 * 80 + 1);
  const seen = new Set(await ids());
  // Nobody works on it; the room is made by hand.
  const emptying = (async () => {
    for (let stop = false; !stop; await sleep(20)) {
      stop = (await Promise.race([sending.then(() => true), sleep(0, false)])) === true;
      for (const id of await ids()) seen.add(id);
      await redis.del(wait);
    }
  })();
  const { accepted, jobIds } = await sending;
  await emptying;
  expect(accepted).toBe(1_000);
  expect(jobIds.length).toBeGreaterThanOrEqual(100);
});

test("a web stream is taken as any other", async () => {
  const { readout, ids } = open();
  const sent = await readout.enqueue(Readable.toWeb(Readable.from([row(1), row(2)])));
  expect(sent).toMatchObject({ accepted: 2, alreadyCounted: 0 });
  expect(await ids()).toEqual(["row-1", "row-2"]);
});

test("a wrong statement ends a stream; all before it is queued, and nothing behind it is asked for", async () => {
  const { readout, ids } = open();
  let ended = false;
  async function* source() {
    try {
      yield row(1);
      yield row(2);
      yield { event: EVENT } as StatementInput;
      yield row(4);
    } finally {
      ended = true;
    }
  }
  await expect(readout.enqueue(source())).rejects.toMatchObject({
    code: "INVALID_STATEMENTS",
    accepted: 2,
    problems: [{ index: 2, field: "text" }],
  });
  expect(ended).toBe(true);
  expect(await ids()).toEqual(["row-1", "row-2"]);
});

test("a stream that breaks off leaves what it gave on the queue, and its error is told", async () => {
  const { readout, ids } = open();
  const cause = new Error("the feed is gone");
  async function* source() {
    yield row(1);
    throw cause;
  }
  await expect(readout.enqueue(source())).rejects.toMatchObject({
    code: "SOURCE_FAILED",
    accepted: 1,
    cause,
    message: expect.stringContaining("the feed is gone"),
  });
  expect(await ids()).toEqual(["row-1"]);
});

test("who hears of wrong statements has all others queued, from a list and from a stream", async () => {
  const list = [row(1), { event: EVENT } as StatementInput, row(3)];
  for (const statements of [list, Readable.from(list)]) {
    const { readout, ids } = open();
    const heard: [readonly Problem[], unknown][] = [];
    const { accepted } = await readout.enqueue(statements, {
      onInvalid: (problems, statement) => heard.push([problems, statement]),
    });
    expect(accepted).toBe(2);
    expect(heard).toEqual([[[expect.objectContaining({ field: "text" })], list[1]]]);
    expect(await ids()).toEqual(["row-1", "row-3"]);
  }
});

test("statements come as an array or one by one, the same ones, also when only some are asked for", async () => {
  const { readout } = await openCounted();
  const filters = [{}, { limit: 3 }, { country: "FR" }, { stance: "hostile" as const }];
  for (const filter of filters) {
    const listed = readout.statements(EVENT, filter);
    const walked = [];
    for await (const statement of listed) walked.push(statement);
    expect(walked).toEqual(await listed);
    expect(walked.length).toBeGreaterThan(0);
  }
  const utterances = [];
  for await (const utterance of readout.utterances(EVENT)) utterances.push(utterance);
  expect(utterances).toEqual(await readout.utterances(EVENT));
  await expect(readout.statements("nowhere")).rejects.toMatchObject({ code: "UNKNOWN_EVENT" });
  const walk = async () => {
    for await (const one of readout.statements("nowhere")) return one;
  };
  await expect(walk()).rejects.toMatchObject({ code: "UNKNOWN_EVENT" });
});

test("a long list is gone through a part at a time, and left when it has been enough", async () => {
  const rows = Array.from({ length: 450 }, (_, n) => ({ ...row(n), speaker: `Speaker ${n}` }));
  const { readout } = await openCounted(rows);
  const ids = new Set<string>();
  for await (const { id } of readout.statements(EVENT)) ids.add(id);
  expect(ids.size).toBe(450);
  let some = 0;
  for await (const _ of readout.statements(EVENT, { limit: 250 })) some += 1;
  expect(some).toBe(250);
  for await (const _ of readout.statements(EVENT)) break;
});
