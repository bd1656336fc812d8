import fc from "fast-check";
import { expect, test } from "vitest";
import { type Entry, toEntry } from "../../src/counting/entry.ts";
import { openTally } from "../../src/counting/tally.ts";
import { STANCES, type Tags } from "../../src/statement/tags.ts";
import { EVENT, sorted } from "../counting/mentions.ts";
import { freshAggregates } from "../servers/redis.ts";

/** What the store sets parts apart with, what Redis and Lua read in their own way, and anything else. */
const separators = fc.constantFrom(
  ..."\n\r\t\0\u001f .:-_%{}[]()|,;=#+*\"'\\/~",
  "\u2028",
  "too long",
  "next",
  "__proto__",
  "0",
  "- 1 x",
);
const hostile = fc
  .array(fc.oneof(separators, fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 4 })
  .map((parts) => parts.join(""));
const some = hostile.filter((text) => text !== "");

/** Any id that a statement may have. */
const id = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(..." .:-_%{}z9~#="),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 12,
  })
  .filter((text) => /^[^\p{C}\p{Zl}\p{Zp}]{1,128}$/u.test(text));

const optional = (text: fc.Arbitrary<string>) => fc.option(text, { nil: undefined });

const sentArbitrary: fc.Arbitrary<Entry> = fc
  .record({
    id,
    text: fc.constantFrom("We welcome it.", "No."),
    speaker: optional(some),
    outlet: optional(some),
    eventTitle: optional(some),
    url: optional(some),
    file: optional(some),
    hash: optional(some),
    country: fc.option(hostile),
    model: hostile,
    stance: fc.constantFrom(...STANCES),
    publishedAt: fc.constantFrom(
      undefined,
      "2023-04-26",
      "0001-01-01",
      "9999-12-31T23:59:59-14:00",
    ),
    start: fc.option(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER - 1 }), { nil: undefined }),
    sequence: fc.integer({ min: 1, max: 1_000_000_000 }),
  })
  .map(({ country, model, stance, start, file, hash, sequence, ...said }) => {
    const scores = { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0, [stance]: 1 };
    const tags: Tags = {
      country: { code: country, evidence: [] },
      role: "official",
      stance: { label: stance, scores, evidence: [] },
      sentiment: { score: 0, label: "neutral", evidence: [] },
      model: `rules ${model}`,
    };
    const span = start === undefined ? undefined : { start, end: start + 1 };
    const article = file === undefined && hash === undefined ? undefined : { file, hash };
    const statement = { event: EVENT, ...said, span, article };
    return toEntry({ ...dropUndefined(statement), tags }, { sequence, epoch: 1 });
  });

function dropUndefined<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

test("whatever stands in a field from outside, Redis counts as the plain tally does", async () => {
  const batches = fc.array(fc.array(sentArbitrary, { maxLength: 6 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(batches, async (lists) => {
      const aggregates = freshAggregates();
      const tally = openTally(EVENT);
      // All again in another order: what is kept must be found again.
      for (const entries of [...lists, ...lists.toReversed()]) {
        for (const entry of entries) tally.record(entry);
        await aggregates.record({ entries, revisions: [] });
      }
      const counted = await aggregates.snapshot(EVENT);
      const expected = sorted(tally.snapshot());
      expect(counted && sorted(counted)).toEqual(expected.cells.length === 0 ? null : expected);
      expect(await aggregates.utterances(EVENT)).toEqual(tally.utterances());
      const contents = await aggregates.contentsOf(lists.flat());
      const stands = new Set(tally.utterances().map(({ statement }) => statement.id));
      for (const [i, entry] of lists.flat().entries()) {
        if (stands.has(entry.id)) expect(contents[i]).not.toBeNull();
      }
    }),
    { numRuns: 300 },
  );
});

test("statements of one article count, whatever its hash is", async () => {
  const aggregates = freshAggregates();
  const entries = ["a", "b"].map((name, i) =>
    toEntry(
      {
        id: name,
        event: EVENT,
        text: `We welcome ${name}.`,
        article: { file: "page.html", hash: "x\ny!" },
        tags: {
          country: { code: "NO", evidence: [] },
          role: "unknown",
          stance: {
            label: "welcoming",
            scores: { welcoming: 1, skeptical: 0, hostile: 0, neutral: 0 },
            evidence: [],
          },
          sentiment: { score: 0, label: "neutral", evidence: [] },
          model: "rules",
        },
      },
      { sequence: i + 1, epoch: 1 },
    ),
  );
  for (const entry of entries) await aggregates.record({ entries: [entry], revisions: [] });
  expect((await aggregates.snapshot(EVENT))!.cells).toMatchObject([{ mentions: 2 }]);
});
