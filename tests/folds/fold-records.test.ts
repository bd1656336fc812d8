import { expect, test } from "vitest";
import { takeInFolds, foldRecords } from "../../src/folds/fold-records.ts";
import { openCorrections } from "../../src/store/corrections.ts";
import { parseFoldRecord } from "../../src/statement/fold-record.ts";
import { EVENT, sorted } from "../counting/mentions.ts";
import { CUT, manyPrinted, openEvent, printed, REPRINT } from "./printed.ts";

const HERE = { event: EVENT, sequence: 1 };
const MENTIONS = [
  ...manyPrinted(200, 50),
  printed("a"),
  printed("b", { text: REPRINT }),
  printed("c", { text: CUT }),
  printed("x", { text: "Nobody asked us.", speaker: "Otto Lind" }),
];

/** An event with folds by words and by hand, and the lines that tell of them. */
async function folded() {
  const event = openEvent();
  await event.count(MENTIONS);
  await event.readout.fold(EVENT);
  await event.readout.unfold(EVENT, "c");
  await event.readout.foldTogether(EVENT, "x", "p1");
  const records = foldRecords(await event.folds.read(EVENT));
  return { event, records: JSON.parse(JSON.stringify(records)) as unknown[] };
}

test("folds that are written and taken in elsewhere give the same counts and folds, also twice", async () => {
  const { event, records } = await folded();
  expect(records.length).toBeGreaterThan(100);
  const other = openEvent();
  await other.count(MENTIONS);
  for (let times = 1; times <= 2; times++) {
    await takeInFolds(other.folds, HERE, records.map(parseFoldRecord));
    expect(foldRecords(await other.folds.read(EVENT))).toEqual(records);
    expect((await other.folds.read(EVENT)).revision).toBe(1);
  }
  const [one, two] = [event, other].map(({ aggregates }) => aggregates.snapshot(EVENT));
  expect(sorted((await two)!)).toEqual(sorted((await one)!));
  expect(await other.readout.fold(EVENT)).toMatchObject({ added: 0, removed: 0 });
});

test("folds that are taken in join those that are there, and what is decided there stays", async () => {
  const { records } = await folded();
  const other = openEvent();
  await other.count(MENTIONS);
  await other.readout.foldTogether(EVENT, "c", "a");
  await takeInFolds(other.folds, HERE, records.map(parseFoldRecord));
  const { links, decisions } = await other.folds.read(EVENT);
  const [a, b, c] = ["a", "b", "c"].map(
    (id) => MENTIONS.find((entry) => entry.id === id)!.utterance,
  );
  const groupOf = (utterance: string) => links.find((link) => link.utterance === utterance)?.group;
  expect(groupOf(b!)).toBe(groupOf(a!));
  expect(groupOf(c!)).toBe(groupOf(a!));
  expect(decisions.together).toContainEqual([a!, c!].toSorted());
});

test("what was made before an event was forgotten whole is not written after that", async () => {
  const { event, records } = await folded();
  const [before, [said]] = [await event.folds.read(EVENT), MENTIONS];
  const { sequence } = await event.readout.forget(EVENT);
  await event.count([printed("new", { sequence: sequence! + 1 })]);
  const corrections = openCorrections(event.redis, event.keys);
  const correction = {
    event: EVENT,
    utterance: said!.utterance,
    id: "c1",
    author: "ada",
    why: "so",
  };

  await takeInFolds(event.folds, { event: EVENT, sequence: 1 }, records.map(parseFoldRecord));
  expect(await event.folds.change(EVENT, { ...before, revision: 0 }, { regrouped: [] })).toBeNull();
  expect(await corrections.record(EVENT, [correction], sequence! - 1)).toBeNull();
  expect(await event.folds.read(EVENT)).toMatchObject({ revision: 0, links: [] });
  expect(await corrections.read(EVENT)).toEqual([]);
  expect(await corrections.record(EVENT, [correction], sequence!)).toHaveLength(1);
});

test("corrections of an event of which nothing is counted go with it", async () => {
  const { readout, redis, keys } = openEvent();
  await redis.sadd(keys.events, EVENT);
  await readout.corrections.import(EVENT, [
    { utterance: "abcdefghijkl", stance: "hostile", author: "ada", why: "so" },
  ]);
  expect(await readout.corrections.list(EVENT)).toHaveLength(1);
  expect(await readout.forget(EVENT)).toMatchObject({ mentions: 0 });
  expect(await redis.hlen(`${keys.event(EVENT)}:corrections`)).toBe(0);
});

test("folds of an event of which nothing is counted change nothing", async () => {
  const { records } = await folded();
  const { folds } = openEvent();
  await takeInFolds(folds, HERE, records.map(parseFoldRecord));
  expect(await folds.read(EVENT)).toMatchObject({ revision: 0, links: [] });
});

test.each([
  [{ kind: "fold", utterance: "short", into: "abcdefghijkl", similarity: 1, by: "words" }],
  [{ kind: "fold", utterance: "abcdefghijkl", into: "abcdefghijkl", similarity: 2, by: "words" }],
  [{ kind: "fold", together: ["abcdefghijkl"] }],
  [{ kind: "fold" }],
  [null],
])("%j is refused as a fold", (value) => {
  expect(() => parseFoldRecord(value)).toThrow(/is not a fold/);
});
