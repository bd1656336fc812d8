import fc from "fast-check";
import { expect, inject, onTestFinished, test } from "vitest";
import { readCursor, writeCursor } from "../../src/counting/cursor.ts";
import type { Utterance, UtteranceFilter } from "../../src/counting/snapshot.ts";
import { openTally } from "../../src/counting/tally.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import { type Aggregates, openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { EVENT, manyMentions, mentionArbitrary } from "../counting/mentions.ts";
import { said } from "../counting/said.ts";
import { freshPrefix, openRedis } from "../servers/redis.ts";

type Store = { aggregates: Aggregates; readout: Readout };

/** An empty store, and the way of programs into it. */
function freshStore(): Store {
  const prefix = freshPrefix();
  const readout = openReadout({
    redisUrl: inject("redisUrl"),
    prefix,
    queueShards: inject("queueShards"),
  });
  onTestFinished(readout.close);
  return { aggregates: openAggregates(openRedis(), openKeys(prefix)), readout };
}

async function walk(readout: Readout, filter: UtteranceFilter): Promise<Utterance[]> {
  const found: Utterance[] = [];
  for (let cursor: string | undefined; ;) {
    const { utterances, next } = await readout.page(EVENT, filter, cursor);
    expect(utterances.length).toBeLessThanOrEqual(filter.limit ?? 50);
    found.push(...utterances);
    if (next === null) return found;
    cursor = next;
  }
}

const idsOf = (utterances: readonly Utterance[]) => utterances.map(({ statement }) => statement.id);

test("page after page gives the list of the plain tally, whatever the size of a page", async () => {
  const filters: UtteranceFilter[] = [
    {},
    { background: true },
    { country: "US" },
    { role: "official" },
    { search: "WELCOME berg" },
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(mentionArbitrary, { minLength: 1, maxLength: 24 }),
      fc.integer({ min: 1, max: 7 }),
      async (entries, limit) => {
        const { aggregates, readout } = freshStore();
        const tally = openTally(EVENT);
        for (const entry of entries) tally.record(entry);
        await aggregates.record({ entries, revisions: [] });
        for (const filter of filters) {
          const walked = await walk(readout, { ...filter, limit });
          expect(idsOf(walked)).toEqual(idsOf(tally.utterances(filter)));
        }
        await readout.close();
      },
    ),
    { numRuns: 40 },
  );
});

test("a search that finds nothing ends page after page, and each looks at few utterances", async () => {
  const { aggregates, readout } = freshStore();
  await aggregates.record({ entries: manyMentions(6_000), revisions: [] });
  let pages = 0;
  for (let cursor: string | undefined; ; pages += 1) {
    const { utterances, next } = await readout.page(EVENT, { search: "nowhere" }, cursor);
    expect(utterances).toEqual([]);
    if (next === null) break;
    cursor = next;
  }
  const utterances = (await aggregates.utterances(EVENT)).length;
  expect(pages).toBe(Math.floor(utterances / 2_000));
});

test("a statement comes with the mentions of its utterance, be they few or many", async () => {
  const { aggregates, readout } = freshStore();
  const entries = Array.from({ length: 40 }, (_, i) =>
    said({ id: `m${i}`, outlet: `Outlet ${i}`, on: `2023-04-${String(10 + (i % 20))}` }),
  );
  for (const count of [3, 40]) {
    await aggregates.record({ entries: entries.slice(0, count), revisions: [] });
    const found = await readout.statement(EVENT, "m2");
    expect(found).toMatchObject({ representative: "m0", mentions: count, mention: { id: "m2" } });
    expect(found.printed[0]?.id).toBe("m0");
    expect(found.printed.map(({ id }) => id).toSorted()).toEqual(
      entries
        .slice(0, count)
        .map(({ id }) => id)
        .toSorted(),
    );
  }
  await expect(readout.statement(EVENT, "m99")).rejects.toMatchObject({
    code: "UNKNOWN_STATEMENT",
  });
  await expect(readout.statement("other", "m1")).rejects.toMatchObject({ code: "UNKNOWN_EVENT" });
});

test("the revision of an event changes with what is counted and not without", async () => {
  const { aggregates, readout } = freshStore();
  const revisions = new Set<string>();
  for (const id of ["a", "b", "c"]) {
    await aggregates.record({ entries: [said({ id, text: `${id} says so.` })], revisions: [] });
    revisions.add(await readout.revision(EVENT));
    expect(revisions).toContain(await readout.revision(EVENT));
  }
  expect(revisions.size).toBe(3);
});

test("a cursor holds any id, and another word is refused", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.option(fc.integer()), (id, instant) => {
      const place = { day: "2023-04-26", instant, id };
      const word = writeCursor(place);
      expect(word).toMatch(/^[\w-]*$/);
      expect(readCursor(word)).toEqual(place);
    }),
  );
  for (const word of ["", "x", "~", "W10", "WzEsMiwzXQ", "bnVsbA"])
    expect(() => readCursor(word)).toThrow("is no place in the list");
});
