import fc from "fast-check";
import { expect, test } from "vitest";
import { type Entry } from "../../src/counting/entry.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { recordCalls } from "../../src/store/record-calls.ts";
import { EVENT, manyMentions, mentionArbitrary, sorted } from "../counting/mentions.ts";
import { freshAggregates, freshPrefix, keysLike, openRedis } from "../servers/redis.ts";

const distinct = fc
  .uniqueArray(mentionArbitrary, { maxLength: 30, selector: ({ id }) => id })
  .map((entries) => entries.map((entry): Entry => ({ ...entry, article: null })));

test("the same mentions in any order, cut into any chunks, sent more than once, give the same counts", async () => {
  const shuffled = distinct.chain((entries) =>
    fc.tuple(
      fc.constant(entries),
      fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 }),
      fc.integer({ min: 1, max: 7 }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, async ([entries, again, size]) => {
      const [one, other] = [freshAggregates(), freshAggregates()];
      await one.record({ entries, revisions: [] });
      const chunks = Array.from({ length: Math.ceil(again.length / size) }, (_, i) =>
        again.slice(i * size, (i + 1) * size),
      );
      await Promise.all(chunks.map((chunk) => other.record({ entries: chunk, revisions: [] })));
      const [first, second] = [await one.snapshot(EVENT), await other.snapshot(EVENT)];
      expect(second && sorted(second)).toEqual(first && sorted(first));
    }),
    { numRuns: 60 },
  );
});

test("tags of an older model never overwrite a newer one's, and the newer one's move the mention", async () => {
  const aggregates = freshAggregates();
  const [mention] = manyMentions(1);
  const taggedBy = (epoch: number, sequence: number, stance: "welcoming" | "hostile"): Entry => ({
    ...mention!,
    epoch,
    sequence,
    cell: { ...mention!.cell, stance, background: false, model: `rules ${epoch}` },
  });
  const record = (entry: Entry) => aggregates.record({ entries: [entry], revisions: [] });
  const cells = async () =>
    (await aggregates.snapshot(EVENT))!.cells.map(({ stance, model, utterances }) => ({
      stance,
      model,
      utterances,
    }));

  await record(taggedBy(1, 1, "welcoming"));
  expect(await record(taggedBy(2, 2, "hostile"))).toMatchObject({ replaced: 1 });
  expect(await cells()).toEqual([{ stance: "hostile", model: "rules 2", utterances: 1 }]);
  expect(await record(taggedBy(1, 3, "welcoming"))).toMatchObject({ unchanged: 1 });
  expect(await cells()).toEqual([{ stance: "hostile", model: "rules 2", utterances: 1 }]);
});

test("a chunk that comes late does not undo what replaced it", async () => {
  const aggregates = freshAggregates();
  const [mention] = manyMentions(1);
  const sent = (sequence: number, content: string): Entry => ({ ...mention!, sequence, content });
  await aggregates.record({ entries: [sent(2, "newer")], revisions: [] });
  expect(await aggregates.record({ entries: [sent(1, "older")], revisions: [] })).toMatchObject({
    overtaken: 1,
  });
});

test("an event is taken away whole when it is kept no longer; its texts may go earlier", async () => {
  const redis = openRedis();
  const prefix = freshPrefix();
  const aggregates = openAggregates(redis, openKeys(prefix));
  await aggregates.record({ entries: manyMentions(1_000), revisions: [] });
  const { cells } = (await aggregates.snapshot(EVENT))!;

  await aggregates.expire({ events: 60_000, texts: 60_000 });
  expect((await aggregates.utterances(EVENT, { background: true })).length).toBeGreaterThan(0);

  await redis.hincrby(`${prefix}:{${EVENT}}:totals`, "changedAt", -120_000);
  await aggregates.expire({ texts: 60_000 });
  expect(await aggregates.utterances(EVENT, { background: true })).toEqual([]);
  expect((await aggregates.snapshot(EVENT))!.cells).toEqual(cells);

  await aggregates.expire({ events: 60_000 });
  expect(await aggregates.snapshot(EVENT)).toBeNull();
  expect(await keysLike(redis, `${prefix}:*`)).toEqual([]);
});

test("an event is taken away whole also where its only voice of a day was replaced, and a cell is not ours", async () => {
  const redis = openRedis();
  const prefix = freshPrefix();
  const aggregates = openAggregates(redis, openKeys(prefix));
  const [mention] = manyMentions(1);
  const other = { ...mention!, sequence: 2, content: "other", utterance: "other-words-" };
  await aggregates.record({ entries: [mention!], revisions: [] });
  await aggregates.record({ entries: [other], revisions: [] });
  await redis.hset(`${prefix}:{${EVENT}}:cells`, "not a cell", "1");
  await redis.hincrby(`${prefix}:{${EVENT}}:totals`, "changedAt", -120_000);
  await aggregates.expire({ events: 60_000 });
  expect(await keysLike(redis, `${prefix}:*`)).toEqual([]);
});

test("keys, members and values of an event stay in its own cluster slot", async () => {
  const redis = openRedis();
  const prefix = freshPrefix();
  await openAggregates(redis, openKeys(prefix)).record({
    entries: manyMentions(500),
    revisions: [],
  });
  const keys = await keysLike(redis, `${prefix}:*`);
  const outside = keys.filter((key) => !key.startsWith(`${prefix}:{${EVENT}}:`));
  expect(keys.length).toBeGreaterThan(10);
  expect(outside.sort()).toEqual([`${prefix}:counted`, `${prefix}:events`]);
});

test("any number of mentions can be asked for at once, of any events", async () => {
  const aggregates = freshAggregates();
  const counted = manyMentions(3);
  await aggregates.record({ entries: counted, revisions: [] });
  const others = Array.from({ length: 150_000 }, (_, i) => ({
    event: i % 2 === 0 ? EVENT : "another-event",
    id: `other-${i}`,
  }));
  const contents = await aggregates.contentsOf([...others, ...counted]);
  expect(contents.filter((content) => content !== null)).toHaveLength(3);
  expect(contents.slice(-3)).toEqual(counted.map(({ content }) => content));
});

test("an event that is counted while it is taken away stays in the list of events", async () => {
  const redis = openRedis();
  const keys = openKeys(freshPrefix());
  const sweeping = openRedis();
  const [counter, sweeper] = [openAggregates(redis, keys), openAggregates(sweeping, keys)];
  const batch = { entries: manyMentions(3), revisions: [] };
  await counter.record(batch);
  const listed = await counter.events();
  await redis.hincrby(`${keys.event(EVENT)}:totals`, "changedAt", -120_000);

  // Another worker comes in between what is taken away and what is taken from the list.
  const takeFromList = sweeping.srem.bind(sweeping);
  sweeping.srem = (async (key: string, ...members: string[]) => {
    await counter.record(batch);
    return takeFromList(key, ...members);
  }) as typeof sweeping.srem;
  await sweeper.expire({ events: 60_000 });
  expect(await counter.events()).toEqual(listed);
  expect(listed).toHaveLength(1);
});

test("an article of any length is taken away in steps, and whole once it is counted", async () => {
  const redis = openRedis();
  const keys = openKeys(freshPrefix());
  const aggregates = openAggregates(redis, keys);
  const article = { article: "long.html", revision: "first" };
  const entries = manyMentions(1_300).map((entry) => ({ ...entry, article }));
  await aggregates.record({ entries, revisions: [] });
  const kept = { ...manyMentions(1)[0]!, id: "kept", utterance: "kept-kept-kept" };
  await aggregates.record({ entries: [kept], revisions: [] });

  const revision = { event: EVENT, article: "long.html", revision: "second", sequence: 2 };
  const [call] = recordCalls({ entries: [], revisions: [revision] });
  const steps: number[] = [];
  do steps.push((await redis.readoutRecord(1, keys.event(EVENT), ...call!.list))[4]!);
  while (steps.at(-1)! > 0);
  expect(steps).toEqual([800, 300, 0]);
  expect((await aggregates.snapshot(EVENT))!.cells).toMatchObject([{ mentions: 1 }]);

  await aggregates.record({
    entries: entries.map((entry) => ({ ...entry, sequence: 3 })),
    revisions: [],
  });
  await aggregates.record({ entries: [], revisions: [{ ...revision, sequence: 4 }] });
  expect((await aggregates.snapshot(EVENT))!.cells).toMatchObject([{ mentions: 1 }]);
});
