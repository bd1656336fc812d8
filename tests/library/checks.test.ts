import { Readable } from "node:stream";
import { expect, inject, test } from "vitest";
import type { UtteranceFilter } from "../../src/counting/snapshot.ts";
import type { InvalidInputError } from "../../src/errors.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import type { ReadoutSettings } from "../../src/readout-settings.ts";
import type { EnqueueOptions } from "../../src/sending.ts";
import type { StatementInput } from "../../src/statement/statement-input.ts";
import { tagStatement } from "../../src/tag-statement.ts";
import { EVENT, openCounted } from "../correcting/store.ts";
import { freshPrefix } from "../servers/redis.ts";

const URL = "redis://127.0.0.1:1";

test.each<[string, unknown, RegExp]>([
  ["nothing", undefined, /must be an object/],
  ["no address", {}, /^redisUrl: is missing/],
  ["another name of it", { url: URL }, /^url: is not a setting/],
  ["a misspelt name", { redisURL: URL }, /^redisURL: .*did you mean redisUrl\?/],
  ["an address that is none", { redisUrl: 6379 }, /^redisUrl: must be an address/],
  ["a prefix that is none", { redisUrl: URL, prefix: "a:b" }, /^prefix: must be 1 to 40 letters/],
  ["a size that is none", { redisUrl: URL, chunkSize: 0 }, /^chunkSize: .* from 1 to 1000/],
  ["a word that is none", { redisUrl: URL, unsafeRedis: true }, /^unsafeRedis: .*refuse, warn/],
  ["no function", { redisUrl: URL, onWarning: "log" }, /^onWarning: must be a function/],
])("a readout with %s is refused at once", (_, settings, message) => {
  const error = caught(() => openReadout(settings as ReadoutSettings));
  expect(error).toMatchObject({ code: "INVALID_CONFIG", message: expect.stringMatching(message) });
});

test("all that is wrong with settings is told at once", () => {
  const settings = { redisUrl: URL, waitMs: 0.5, queueShard: 2 } as ReadoutSettings;
  const { problems } = caught(() => openReadout(settings)) as InvalidInputError;
  expect(problems.map(({ field }) => field)).toEqual(["waitMs", "queueShard"]);
});

test("a filter that means nothing is refused by all that take one", async () => {
  const { readout } = await openCounted();
  const wrong: [object, RegExp][] = [
    [{ stance: "welcome" }, /^stance: must be one of welcoming/],
    [{ country: "us" }, /^country: must be a code in capital letters/],
    [{ countries: ["US"] }, /^countries: is not a filter; did you mean country\?/],
    [{ role: "" }, /^role: /],
    [{ limit: 0 }, /^limit: must be a whole number from 1/],
    [{ background: "yes" }, /^background: must be true or false/],
    [{ period: { since: "2026-3-1" } }, /^period.since: must be a day/],
    [{ period: { since: "2026-03-02", until: "2026-03-01" } }, /^period.since: lies after until/],
    [[], /must be an object/],
  ];
  for (const [filter, message] of wrong) {
    const asked = filter as UtteranceFilter;
    const refusal = { code: "INVALID_FILTER", message: expect.stringMatching(message) };
    await expect(readout.statements(EVENT, asked)).rejects.toMatchObject(refusal);
    await expect(readout.utterances(EVENT, asked)).rejects.toMatchObject(refusal);
    await expect(readout.page(EVENT, asked)).rejects.toMatchObject(refusal);
    await expect(first(readout.statements(EVENT, asked))).rejects.toMatchObject(refusal);
  }
});

test("limits of a report that mean nothing are refused", async () => {
  const { readout } = await openCounted();
  const wrong: [object, RegExp][] = [
    [{ since: "x" }, /^since: must be a day/],
    [{ until: "2026-02-30" }, /^until: must be a day/],
    [{ since: "2026-03-02", until: "2026-03-01" }, /^since: lies after until/],
    [{ from: "2026-03-01" }, /^from: is not an option of a report/],
    [{ sure: { from: 0.77 } }, /^sure.from: must be one of 0.5, /],
    [{ sure: { only: 1 } }, /^sure.only: must be true or false/],
  ];
  for (const [options, message] of wrong)
    await expect(readout.report(EVENT, options)).rejects.toMatchObject({
      code: "INVALID_FILTER",
      message: expect.stringMatching(message),
    });
  await expect(readout.snapshot(EVENT, { sureFrom: 2 })).rejects.toMatchObject({
    code: "INVALID_FILTER",
  });
});

test("options of a send that mean nothing are refused, and a single statement is no list", async () => {
  const { readout } = await openCounted();
  const enqueue = (options: object) => readout.enqueue([], options as EnqueueOptions);
  for (const options of [{ priority: 0 }, { delay: -1 }, { delayMs: 5 }, { onInvalid: "skip" }])
    await expect(enqueue(options)).rejects.toMatchObject({ code: "INVALID_CONFIG" });
  const wait = readout.settled as (options: object) => Promise<void>;
  for (const options of [{ limit: "5 s" }, { signal: true }, { events: EVENT }])
    await expect(wait(options)).rejects.toMatchObject({ code: "INVALID_CONFIG" });
  for (const none of [{ event: EVENT, text: "We like it." }, "We like it.", undefined])
    await expect(
      readout.enqueue(none as unknown as Iterable<StatementInput>),
    ).rejects.toMatchObject({
      code: "INVALID_STATEMENTS",
      message: expect.stringMatching(/\[statement\]$/),
    });
});

test("every call after close is refused, and opens no connection", async () => {
  const readout = openReadout({ redisUrl: inject("redisUrl"), prefix: freshPrefix() });
  await readout.enqueue([{ event: EVENT, text: "We like it." }]);
  await readout.close();
  await readout.close();
  const calls: Record<string, (of: Readout) => PromiseLike<unknown>> = {
    enqueue: (of) => of.enqueue([{ event: EVENT, text: "We like it." }]),
    stream: (of) => of.enqueue(Readable.from([])),
    send: (of) => of.send([]),
    settled: (of) => of.settled([]),
    reconcile: (of) => of.reconcile([]),
    report: (of) => of.report(EVENT),
    statements: (of) => of.statements(EVENT),
    list: (of) => first(of.statements(EVENT)),
    mentions: (of) => first(of.mentions(EVENT)),
    events: (of) => of.events(),
    failed: (of) => of.failed.list(),
    correct: (of) => of.correct(EVENT, "x", { stance: "neutral", author: "ada", why: "so" }),
    forget: (of) => of.forget(EVENT),
    fold: (of) => of.fold(EVENT),
    doctor: (of) => of.doctor(),
    ping: (of) => of.ping(),
  };
  for (const [name, call] of Object.entries(calls))
    await expect(call(readout), name).rejects.toMatchObject({ code: "READOUT_CLOSED" });
});

test("a statement may have nulls, gets an id, and is refused like one that is sent", () => {
  const tagged = tagStatement({ event: "pact", text: "We welcome it.", speaker: null, url: null });
  expect(tagged).toMatchObject({ id: expect.stringMatching(/^\S{10,}$/), event: "pact" });
  expect(Object.keys(tagged)).not.toContain("speaker");
  expect(tagStatement(tagged)).toEqual(tagged);
  expect(caught(() => tagStatement({ event: "A pact", text: "x" }))).toMatchObject({
    code: "INVALID_STATEMENT",
  });
});

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

async function first<T>(all: AsyncIterable<T>): Promise<T | undefined> {
  for await (const one of all) return one;
  return undefined;
}
