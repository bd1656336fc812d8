import fc from "fast-check";
import { expect, test } from "vitest";
import type { FoldLink, Regrouped } from "../../src/counting/folds.ts";
import { openTally } from "../../src/counting/tally.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openCorrections } from "../../src/store/corrections.ts";
import { openFoldStore } from "../../src/store/folds.ts";
import { openKeys } from "../../src/store/keys.ts";
import { correctionArbitrary } from "../counting/corrections.ts";
import { EVENT, manyMentions, mentionArbitrary, sorted } from "../counting/mentions.ts";
import { sendingsArbitrary, toBatch } from "../counting/sendings.ts";
import { freshPrefix, keysLike, openRedis } from "../servers/redis.ts";

function openStore() {
  const redis = openRedis();
  const keys = openKeys(freshPrefix());
  return {
    redis,
    keys,
    aggregates: openAggregates(redis, keys),
    folds: openFoldStore(redis, keys),
    corrections: openCorrections(redis, keys),
    tally: openTally(EVENT),
  };
}

type Store = ReturnType<typeof openStore>;

/** Puts utterances in as many groups as there are numbers; those with the same number are one group. */
async function regroup({ folds, tally }: Store, numbers: ReadonlyMap<string, number>) {
  const before = await folds.read(EVENT);
  const groups = new Map<number, string>();
  for (const [utterance, number] of numbers) {
    if (!groups.has(number)) groups.set(number, utterance);
  }
  const sizes = [...numbers.values()];
  const regrouped = [...numbers].map(([utterance, number]): Regrouped => {
    const group = groups.get(number)!;
    const alone = sizes.filter((other) => other === number).length === 1;
    const link: FoldLink = { utterance, group, similarity: 0.9, by: "words" };
    return { utterance, link: alone ? null : link };
  });
  expect(await folds.change(EVENT, before, { regrouped })).not.toBeNull();
  const changes = regrouped.map(({ utterance, link }) => ({
    utterance,
    group: link?.group ?? null,
  }));
  tally.regroup(changes);
}

async function expectSame({ aggregates, tally }: Store) {
  const counted = await aggregates.snapshot(EVENT);
  const expected = sorted(tally.snapshot());
  expect(counted && sorted(counted)).toEqual(expected.cells.length === 0 ? null : expected);
  const filter = { background: true };
  expect(await aggregates.utterances(EVENT, filter)).toEqual(tally.utterances(filter));
}

const words = fc.sample(mentionArbitrary, { numRuns: 300, seed: 1 });
const utterances = [...new Set(words.map(({ utterance }) => utterance))];

/** A number for each utterance that may come: those with the same are folded together. */
const grouping = fc
  .array(fc.integer({ min: 0, max: 7 }), {
    minLength: utterances.length,
    maxLength: utterances.length,
  })
  .map((numbers) => new Map(utterances.map((utterance, i) => [utterance, numbers[i]!])));

/** What readers say between sends; of one id there is one content in the whole event. */
const corrections = fc.array(
  correctionArbitrary(utterances).map(({ id, undo, ...said }) => ({
    ...said,
    id: `${id}-${said.utterance}`,
    ...(undo !== undefined && { undo: `${undo}-${said.utterance}` }),
  })),
  { maxLength: 6 },
);

test("Redis counts as the plain tally does, whatever is folded, taken apart and corrected between sends", async () => {
  const step = fc.tuple(sendingsArbitrary, corrections, grouping);
  const steps = fc.array(step, { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 8 }), async (list, size) => {
      const store = openStore();
      const seed = words.slice(0, 3);
      await store.aggregates.record(toBatch(seed));
      for (const entry of seed) store.tally.record(entry);
      for (const [sendings, said, groups] of list) {
        for (let i = 0; i < sendings.length; i += size) {
          // The store takes the states of articles before the mentions of a call.
          const { revisions, entries } = toBatch(sendings.slice(i, i + size));
          for (const revision of revisions) store.tally.revise(revision);
          for (const entry of entries) store.tally.record(entry);
          await store.aggregates.record({ revisions, entries });
        }
        for (const correction of said) store.tally.correct(correction);
        await store.corrections.record(EVENT, said, 0);
        if ((await store.aggregates.snapshot(EVENT)) === null) continue;
        await expectSame(store);
        await regroup(store, groups);
        await expectSame(store);
      }
    }),
    { numRuns: 60 },
  );
});

test("folds of many mentions count as the plain tally does, and leave nothing behind when taken apart", async () => {
  const store = openStore();
  const entries = manyMentions(3_000);
  const known = [...new Set(entries.map(({ utterance }) => utterance))];
  const chunks = Array.from({ length: 12 }, (_, i) => entries.slice(i * 250, i * 250 + 250));
  for (const [i, chunk] of chunks.entries()) {
    for (const entry of chunk) store.tally.record(entry);
    await store.aggregates.record(toBatch(chunk));
    // Some large groups, many small ones, and single ones; others with each chunk.
    const numbers = known.map((utterance, at): [string, number] => {
      return [utterance, at % 7 === 0 ? (at + i) % 14 : at + 100 - ((at + i) % 3)];
    });
    await regroup(store, new Map(numbers));
  }
  await expectSame(store);
  expect(store.tally.snapshot().folded).toBeGreaterThan(500);

  await regroup(store, new Map(known.map((utterance, at) => [utterance, at])));
  await expectSame(store);
  expect(store.tally.snapshot().folded).toBe(0);
  const voices = await keysLike(store.redis, `${store.keys.prefix}:*:voices:*`);
  const lengths = await Promise.all(voices.map((key) => store.redis.zcard(key)));
  const standing = store.tally.snapshot().cells.reduce((sum, cell) => sum + cell.utterances, 0);
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(standing);
  expect((await store.folds.read(EVENT)).links).toEqual([]);
});
