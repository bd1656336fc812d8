import fc from "fast-check";
import { expect, test } from "vitest";
import { openTally } from "../../src/counting/tally.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { digest } from "../../src/statement/identity.ts";
import { EVENT, manyMentions, mentionArbitrary, sorted } from "../counting/mentions.ts";
import { inTwoOrders, isEntry, sendingsArbitrary, toBatch } from "../counting/sendings.ts";
import { freshAggregates, freshPrefix, keysLike, openRedis } from "../servers/redis.ts";

const SCOPES = [
  {},
  { since: "2023-04-27" },
  { until: "2023-04-26" },
  { since: "2023-04-26", until: "2023-04-26" },
  { sureFrom: 0.75 },
  { since: "2023-04-26", sureFrom: 0.5 },
];

test("Redis counts as the plain tally does, whatever comes in whatever order and grouping", async () => {
  const batches = fc.array(fc.array(mentionArbitrary, { maxLength: 8 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(batches, async (lists) => {
      const aggregates = freshAggregates();
      const tally = openTally(EVENT);
      for (const entries of lists) {
        const outcome = { counted: 0, replaced: 0, unchanged: 0, overtaken: 0 };
        for (const entry of entries) outcome[tally.record(entry)] += 1;
        expect(await aggregates.record({ entries, revisions: [] })).toEqual(outcome);
      }
      for (const scope of SCOPES) {
        const counted = await aggregates.snapshot(EVENT, scope);
        if (tally.snapshot().cells.length === 0) expect(counted).toBeNull();
        else expect(sorted(counted!)).toEqual(sorted(tally.snapshot(scope)));
      }
      for (const filter of [
        {},
        { background: true },
        { country: "US" },
        { country: null, limit: 2 },
        { unsureUnder: 0.75 },
        { sureFrom: 0.75, limit: 3 },
      ]) {
        expect(await aggregates.utterances(EVENT, filter)).toEqual(tally.utterances(filter));
      }
    }),
    { numRuns: 200 },
  );
});

test("Redis counts mentions and states of articles the same in whatever order and chunks they come", async () => {
  await fc.assert(
    fc.asyncProperty(inTwoOrders(sendingsArbitrary), async ({ one, other, size }) => {
      const aggregates = freshAggregates();
      const tally = openTally(EVENT);
      for (const sending of one) {
        if (isEntry(sending)) tally.record(sending);
        else tally.revise(sending);
      }
      for (let i = 0; i < other.length; i += size) {
        await aggregates.record(toBatch(other.slice(i, i + size)));
      }
      const counted = await aggregates.snapshot(EVENT);
      const expected = sorted(tally.snapshot());
      expect(counted && sorted(counted)).toEqual(expected.cells.length === 0 ? null : expected);
      const filter = { background: true };
      expect(await aggregates.utterances(EVENT, filter)).toEqual(tally.utterances(filter));
    }),
    { numRuns: 300 },
  );
});

test("Redis counts as the plain tally does when hashes have to spread, and shrink again", async () => {
  const aggregates = freshAggregates();
  const tally = openTally(EVENT);
  const entries = manyMentions(5_000);
  // Sent again with a higher sequence and other words, half of them move to another utterance.
  const edited = manyMentions(2_500).map((entry, i) => ({
    ...entry,
    sequence: 9,
    content: `edit${i}`,
    utterance: digest([i % 700], 12),
  }));
  for (const list of [entries, edited]) {
    for (let i = 0; i < list.length; i += 250) {
      const chunk = list.slice(i, i + 250);
      for (const entry of chunk) tally.record(entry);
      await aggregates.record({ entries: chunk, revisions: [] });
    }
    expect(sorted((await aggregates.snapshot(EVENT))!)).toEqual(sorted(tally.snapshot()));
    expect(await aggregates.utterances(EVENT)).toEqual(tally.utterances());
  }
});

test("Redis counts as the plain tally does where many print the same, move elsewhere, and come back", async () => {
  const redis = openRedis();
  const prefix = freshPrefix();
  const aggregates = openAggregates(redis, openKeys(prefix));
  const tally = openTally(EVENT);
  const printedAs = (among: number, sequence: number) =>
    manyMentions(600).map((entry, i) => ({
      ...entry,
      sequence,
      content: `c${sequence}-${i}`,
      utterance: digest([(i * 7) % among], 12),
    }));
  // Many print the same, then a few, then one each, then all the same.
  for (const entries of [
    printedAs(3, 1),
    printedAs(2, 2),
    printedAs(90, 3),
    printedAs(600, 4),
    printedAs(1, 5),
  ]) {
    for (let i = 0; i < entries.length; i += 100) {
      const chunk = entries.slice(i, i + 100);
      for (const entry of chunk) tally.record(entry);
      await aggregates.record({ entries: chunk, revisions: [] });
      expect(sorted((await aggregates.snapshot(EVENT))!)).toEqual(sorted(tally.snapshot()));
    }
    expect(await aggregates.utterances(EVENT)).toEqual(tally.utterances());
    // What moved leaves nothing behind.
    const voices = await keysLike(redis, `${prefix}:*:voices:*`);
    const lengths = await Promise.all(voices.map((key) => redis.zcard(key)));
    const utterances = tally.snapshot().cells.reduce((sum, cell) => sum + cell.utterances, 0);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(utterances);
  }
});
