import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "../../src/counting/entry.ts";
import { openTally } from "../../src/counting/tally.ts";
import type { Correction } from "../../src/statement/correction.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openCorrections } from "../../src/store/corrections.ts";
import { openKeys } from "../../src/store/keys.ts";
import { correctionArbitrary } from "../counting/corrections.ts";
import { EVENT, manyMentions, mentionArbitrary, sorted } from "../counting/mentions.ts";
import { freshPrefix, keysLike, openRedis } from "../servers/redis.ts";

const UTTERANCES = [
  ...new Set(
    fc.sample(mentionArbitrary, { numRuns: 500, seed: 1 }).map((entry) => entry.utterance),
  ),
];

/** An empty store for mentions and corrections. */
function freshStore() {
  const redis = openRedis();
  const keys = openKeys(freshPrefix());
  return {
    redis,
    keys,
    aggregates: openAggregates(redis, keys),
    corrections: openCorrections(redis, keys),
  };
}

const SCOPES = [
  {},
  { since: "2023-04-27" },
  { sureFrom: 0.75 },
  { until: "2023-04-26", sureFrom: 0.5 },
];
const FILTERS = [
  { background: true },
  { country: "FR" },
  { role: "expert" as const, limit: 2 },
  { unsureUnder: 0.75 },
  { sureFrom: 0.75 },
];

test("Redis counts mentions and corrections as the plain tally does, in whatever order and grouping they come", async () => {
  const step = fc.oneof(
    fc.array(mentionArbitrary, { minLength: 1, maxLength: 8 }),
    fc.array(correctionArbitrary(UTTERANCES), { minLength: 1, maxLength: 8 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array<Entry[] | Correction[]>(step, { maxLength: 8 }), async (steps) => {
      const { aggregates, corrections } = freshStore();
      const tally = openTally(EVENT);
      for (const some of steps) {
        if (isMentions(some)) {
          for (const entry of some) tally.record(entry);
          await aggregates.record({ entries: some, revisions: [] });
        } else {
          for (const correction of some) tally.correct(correction);
          await corrections.record(EVENT, some, 0);
        }
      }
      const empty = tally.snapshot().cells.length === 0;
      for (const scope of SCOPES) {
        const counted = await aggregates.snapshot(EVENT, scope);
        if (empty) expect(counted).toBeNull();
        else expect(sorted(counted!)).toEqual(sorted(tally.snapshot(scope)));
      }
      for (const filter of FILTERS) {
        expect(await aggregates.utterances(EVENT, filter)).toEqual(tally.utterances(filter));
      }
    }),
    { numRuns: 100 },
  );
});

function isMentions(some: readonly (Entry | Correction)[]): some is Entry[] {
  return "cell" in some[0]!;
}

test("the same mentions and corrections count the same in whatever order they come, once or twice", async () => {
  const oneOfEach = fc.uniqueArray(correctionArbitrary(UTTERANCES), {
    maxLength: 12,
    selector: ({ id, utterance }) => `${utterance} ${id}`,
  });
  const mentions = fc.uniqueArray(mentionArbitrary, { maxLength: 12, selector: ({ id }) => id });
  const all = fc
    .tuple(mentions, oneOfEach)
    .chain(([entries, said]) =>
      fc.tuple(
        fc.constant({ entries: entries.map((entry) => ({ ...entry, article: null })), said }),
        fc.shuffledSubarray([...said, ...said], { minLength: said.length * 2 }),
        fc.integer({ min: 1, max: 5 }),
      ),
    );
  await fc.assert(
    fc.asyncProperty(all, async ([{ entries, said }, again, size]) => {
      const [one, other] = [freshStore(), freshStore()];
      await one.aggregates.record({ entries, revisions: [] });
      await one.corrections.record(EVENT, said, 0);
      const half = Math.floor(entries.length / 2);
      await other.aggregates.record({ entries: entries.slice(half), revisions: [] });
      for (let i = 0; i < again.length; i += size)
        await other.corrections.record(EVENT, again.slice(i, i + size), 0);
      await other.aggregates.record({ entries: entries.slice(0, half), revisions: [] });
      const [first, second] = [
        await one.aggregates.snapshot(EVENT),
        await other.aggregates.snapshot(EVENT),
      ];
      expect(second && sorted(second)).toEqual(first && sorted(first));
      expect(await other.corrections.read(EVENT)).toEqual(await one.corrections.read(EVENT));
    }),
    { numRuns: 30 },
  );
});

test("more corrections than one script call takes are taken in together, and count each once", async () => {
  const { aggregates, corrections } = freshStore();
  const entries = manyMentions(1_500);
  await aggregates.record({ entries, revisions: [] });
  const tally = openTally(EVENT);
  for (const entry of entries) tally.record(entry);
  const utterances = [...new Set(entries.map(({ utterance }) => utterance))];
  const at = "2026-01-01T00:00:00.000Z";
  const said = utterances.map((utterance, i): Correction => {
    const stance = i % 2 === 0 ? "hostile" : "welcoming";
    return { event: EVENT, utterance, id: `c${i}`, at, author: "ada", stance, country: "FR" };
  });
  expect(said).toHaveLength(1_000);
  for (const correction of said) tally.correct(correction);
  for (const added of [1_000, 0]) {
    const outcomes = await corrections.record(EVENT, said, 0);
    expect(outcomes!.filter((outcome) => outcome.at !== null)).toHaveLength(added);
    expect(outcomes!.every(({ placed }) => placed)).toBe(true);
    expect(sorted((await aggregates.snapshot(EVENT))!)).toEqual(sorted(tally.snapshot()));
  }
});

test("an event that goes takes its corrections with it", async () => {
  const { redis, keys, aggregates, corrections } = freshStore();
  const [entry] = fc.sample(mentionArbitrary, { numRuns: 1, seed: 3 });
  await aggregates.record({ entries: [entry!], revisions: [] });
  const said = { event: EVENT, utterance: entry!.utterance, id: "c1", author: "ada" };
  await corrections.record(EVENT, [{ ...said, stance: "hostile" }], 0);
  await redis.hincrby(`${keys.event(EVENT)}:totals`, "changedAt", -120_000);
  await aggregates.expire({ events: 60_000 });
  expect(await keysLike(redis, `${keys.prefix}:*`)).toEqual([]);
});
