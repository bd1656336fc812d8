import fc from "fast-check";
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Entry, toEntry } from "../../src/counting/entry.ts";
import { hasLabels, type Tags } from "../../src/statement/tags.ts";
import type { EventLine } from "../../src/life/event-file.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { EVENT, manyMentions, sorted } from "../counting/mentions.ts";
import { isEntry, sendingsArbitrary, toBatch } from "../counting/sendings.ts";
import {
  type Env,
  freshEnv,
  readout,
  startWorker,
  toJsonLines,
  writeFiles,
} from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { openRedis } from "../servers/redis.ts";

/** A country as a file may have it. */
function withPlainCountry(entry: Entry): Entry {
  const { statement, sequence, epoch } = entry;
  const { tags } = statement;
  if (!hasLabels({ tags }) || /^[A-Z]+$/.test(tags.country.code ?? "X")) return entry;
  const country = { code: "OPEC", evidence: [] };
  return toEntry({ ...statement, tags: { ...tags, country } as Tags }, { sequence, epoch });
}

/** So many mentions, each of which counts. */
function mentions(count: number): Entry[] {
  return manyMentions(count).map(({ statement: { article: _, ...statement }, epoch }) =>
    withPlainCountry(toEntry(statement, { sequence: 1, epoch })),
  );
}

/** As if all that is counted was sent before. */
async function raiseSequence({ READOUT_PREFIX = "" }: Env): Promise<void> {
  await openRedis().set(openKeys(READOUT_PREFIX).sequence, 1_000);
}

function aggregatesOf({ READOUT_PREFIX = "" }: Env) {
  return openAggregates(openRedis(), openKeys(READOUT_PREFIX));
}

async function exported(store: ReturnType<typeof openStore>, event = EVENT): Promise<EventLine[]> {
  const all: EventLine[] = [];
  for await (const lines of store.export(event)) all.push(...lines);
  return all;
}

test("whatever an event holds, its file gives the same counts and utterances elsewhere", async () => {
  const [file = ""] = writeFiles({ "event.jsonl": "" });
  await fc.assert(
    fc.asyncProperty(sendingsArbitrary, async (sendings) => {
      const [from, to] = [freshEnv(), freshEnv()];
      const there = aggregatesOf(from);
      const plain = sendings.map((one) => (isEntry(one) ? withPlainCountry(one) : one));
      await there.record(toBatch(plain));
      const before = await there.snapshot(EVENT);
      fc.pre(before !== null && sendings.some(isEntry));
      const [source, target] = [openStore(from), openStore(to)];
      writeFileSync(file, toJsonLines(await exported(source)));
      const first = await target.import(file);
      expect(first).toMatchObject({ counted: first.mentions, replaced: 0, unchanged: 0 });
      const here = aggregatesOf(to);
      expect(sorted((await here.snapshot(EVENT))!)).toEqual(sorted(before!));
      const all = { background: true };
      expect(await here.utterances(EVENT, all)).toEqual(await there.utterances(EVENT, all));
      const again = await target.import(file);
      expect(again).toMatchObject({ counted: 0, replaced: 0, unchanged: first.mentions });
      expect(sorted((await here.snapshot(EVENT))!)).toEqual(sorted(before!));
      await Promise.all([source.close(), target.close()]);
    }),
    { numRuns: 25 },
  );
});

test("export, forget and import give the same report, also with texts that are gone", async () => {
  const env = freshEnv();
  const [store, aggregates] = [openStore(env), aggregatesOf(env)];
  await raiseSequence(env);
  const entries = mentions(1_000);
  await aggregates.record({ entries: entries.slice(0, 500), revisions: [] });
  await aggregates.expire({ texts: 0 });
  await aggregates.record({ entries: entries.slice(500), revisions: [] });
  // Where texts are gone, no position knows its speaker: that is so before and after.
  const before = sorted((await aggregates.snapshot(EVENT))!);
  const [file = ""] = writeFiles({ "event.jsonl": toJsonLines(await exported(store)) });
  await store.forget(EVENT);
  expect(await store.import(file)).toMatchObject({ mentions: 1_000, counted: 1_000 });
  expect(sorted((await aggregates.snapshot(EVENT))!)).toEqual(before);
  await store.close();
});

test("imports take no more numbers than there are mentions, however often they come", async () => {
  const env = freshEnv();
  const store = openStore(env);
  await raiseSequence(env);
  const [low, high] = mentions(2);
  const far = { ...high!, sequence: 999 };
  await aggregatesOf(env).record({ entries: [low!, far], revisions: [] });
  const numberNow = async () =>
    Number(await openRedis().get(openKeys(env.READOUT_PREFIX ?? "").sequence));
  const [file = ""] = writeFiles({ "event.jsonl": toJsonLines(await exported(store)) });
  await store.import(file);
  const first = await numberNow();
  await store.import(file);
  expect((await numberNow()) - first).toBe(2);
  await store.close();
});

test("a file carries what readers said and what is folded, and a second time changes nothing", async () => {
  const [from, to] = [freshEnv(), freshEnv()];
  const [source, target] = [openStore(from), openStore(to)];
  await aggregatesOf(from).record({ entries: mentions(60), revisions: [] });
  const listed = await source.utterances(EVENT, { background: true });
  const names = listed.map(({ utterance }) => utterance);
  const [first = "", second = "", third = ""] = names;
  await source.foldTogether(EVENT, first, second);
  const said = { author: "ada", why: "read whole" };
  await source.correct(EVENT, second, { ...said, stance: "hostile", country: null });
  await source.correct(EVENT, third, { ...said, speaker: "Bo Ek", sentiment: -0.4 });
  await source.correct(EVENT, third, { author: "ada", undo: true });
  await source.correct(EVENT, third, { ...said, author: "model:small", role: "expert" });
  const before = sorted((await source.snapshot(EVENT))!);

  const [file = ""] = writeFiles({ "event.jsonl": toJsonLines(await exported(source)) });
  for (const times of [1, 2]) {
    await target.import(file);
    expect(sorted((await target.snapshot(EVENT))!), `import ${times}`).toEqual(before);
    expect(await target.corrections.list(EVENT)).toEqual(await source.corrections.list(EVENT));
    expect(await target.folds(EVENT)).toEqual(await source.folds(EVENT));
  }
  expect(before.folded).toBe(1);
  await target.import(file, { as: "renamed" });
  expect(await target.corrections.list("renamed")).toHaveLength(4);
  await Promise.all([source.close(), target.close()]);
});

const ROWS = ["We welcome it.", "We doubt it.", "A mistake."].map((text, i) => ({
  event: "summit",
  eventTitle: "The summit",
  text,
  speaker: "Ada Berg",
  outlet: `Post ${i}`,
  publishedAt: "2023-04-26",
}));

test("the commands export, rename and take an event in again, with the same report byte for byte", async () => {
  const env = freshEnv();
  const store = openStore(env);
  await store.enqueue(ROWS);
  startWorker(env);
  await untilIdle(env);
  const [file = ""] = writeFiles({ "event.jsonl": "" });
  const report = async (event: string) => {
    const { stdout } = await readout(["report", event, "--format", "json"], env);
    return stdout.replace(/"generatedAt":"[^"]*"/, "");
  };
  const before = await report("summit");
  expect(await readout(["export", "summit", "--out", file], env)).toMatchObject({ code: 0 });
  const piped = await readout(["export", "summit"], env);
  expect(piped.stdout).toBe(readFileSync(file, "utf8"));

  const renamed = await readout(["import", file, "--as", "talks"], env);
  expect(renamed.stdout).toBe(
    "3 mentions imported into talks: 3 new, 0 replaced, 0 there already\n",
  );
  await readout(["forget", "summit"], env);
  expect((await store.events()).map(({ event }) => event)).toEqual(["talks"]);
  expect(await report("talks")).toBe(before.replaceAll('"summit"', '"talks"'));
  // The same statements have the same ids under the new name.
  const { alreadyCounted } = await store.enqueue(ROWS.map((row) => ({ ...row, event: "talks" })));
  expect(alreadyCounted).toBe(3);
  await untilIdle(env);

  await readout(["import", "-"], env, piped.stdout);
  expect(await report("summit")).toBe(before);
  const again = await readout(["import", file], env);
  expect(again.stdout).toBe(
    "3 mentions imported into summit: 0 new, 0 replaced, 3 there already\n",
  );
  expect(await report("summit")).toBe(before);
  // What is sent after an import goes before it.
  const [first] = ROWS;
  const { id } = (await store.statements("summit")).find(({ text }) => text === first!.text)!;
  await store.enqueue([{ ...first!, id, text: "We condemn it." }]);
  await untilIdle(env);
  const texts = (await store.statements("summit")).map(({ text }) => text);
  expect(texts.sort()).toEqual(["A mistake.", "We condemn it.", "We doubt it."]);
  await store.close();
});

test("a file that is wrong is refused whole, with the lines and what would be right", async () => {
  const env = freshEnv();
  const store = openStore(env);
  await aggregatesOf(env).record({ entries: mentions(20), revisions: [] });
  const good = await exported(store);
  const mention = good.find(({ kind }) => kind === "mention") as Extract<
    EventLine,
    { statement: unknown }
  >;
  const [header, end] = [good[0]!, good.at(-1)!];
  const file = (lines: readonly object[]) => toJsonLines(lines);
  const wrong: [string, string, string][] = [
    ["no-header", file(good.slice(1)), ":1: is no beginning of an event"],
    ["newer", file([{ ...header, version: 9 }, ...good.slice(1)]), ":1: version: has version 9"],
    ["cut", file(good.slice(0, -1)), "has no end; it was cut off"],
    ["shorter", file([header, end]), "has 0 mentions, and its end tells of 20"],
    ["kind", file([header, { kind: "vote" }, end]), ":2: kind: must be one of mention, count"],
    [
      "text",
      file([
        header,
        { ...mention, statement: { ...(mention.statement as object), text: "" } },
        end,
      ]),
      ":2: statement.text: ",
    ],
    [
      "event",
      file([
        header,
        { ...mention, statement: { ...(mention.statement as object), event: "other" } },
        end,
      ]),
      ":2: statement.event: must be summit",
    ],
    [
      "sequence",
      file([header, { ...mention, sequence: -1 }, end]),
      ":2: sequence: must be a whole number",
    ],
    ["json", `${JSON.stringify(header)}\n{\n`, ":2: is not JSON"],
    [
      "record",
      file([
        header,
        {
          kind: "count",
          id: "a",
          record: "1 a b - 0 US.1.zzzzzzi",
          source: "0 0 1 m",
          article: "",
        },
        end,
      ]),
      ":2: record: must be a record",
    ],
    ["empty", "", ":1: is no beginning"],
  ];
  for (const [name, text, said] of wrong) {
    const [path = ""] = writeFiles({ [`${name}.jsonl`]: text });
    const { code, stderr } = await readout(["import", path, "--as", "other"], env);
    expect([name, code, stderr.includes(said) || stderr]).toEqual([name, 2, true]);
  }
  expect((await store.events()).map(({ event }) => event)).toEqual([EVENT]);
  expect((await readout(["import", "no-such-file"], env)).stderr).toContain("is not there");
  await expect(store.import("x", { as: "No Name" })).rejects.toMatchObject({
    code: "INVALID_FILTER",
  });
  await expect(exported(store, "nobody")).rejects.toMatchObject({ code: "UNKNOWN_EVENT" });
  await store.close();
});
