import fc from "fast-check";
import { expect, inject, onTestFinished, test } from "vitest";
import { forgetKeys } from "../../src/counting/forgetting.ts";
import { openTally } from "../../src/counting/tally.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openReadout } from "../../src/readout.ts";
import { markForget } from "../../src/store/forget-marks.ts";
import { countMeant, forgetMentions } from "../../src/store/forget-mentions.ts";
import { openKeys } from "../../src/store/keys.ts";
import { isForgetting, stepsArbitrary, take } from "../counting/forgettings.ts";
import { EVENT, manyMentions, sorted } from "../counting/mentions.ts";
import { toBatch } from "../counting/sendings.ts";
import { freshPrefix, keysLike, openRedis } from "../servers/redis.ts";

function openStore() {
  const redis = openRedis();
  const keys = openKeys(freshPrefix());
  return { redis, keys, base: keys.event(EVENT), aggregates: openAggregates(redis, keys) };
}

test("Redis forgets as the plain tally does, whatever was counted before and comes later", async () => {
  await fc.assert(
    fc.asyncProperty(stepsArbitrary, async (steps) => {
      const { redis, base, aggregates } = openStore();
      const tally = openTally(EVENT);
      for (const step of steps) {
        take(tally, step);
        if (isForgetting(step)) {
          const { mentions } = await countMeant(redis, base, step);
          const forgotten = await forgetMentions(redis, base, step);
          expect(forgotten).toEqual({ mentions, withoutText: 0 });
        } else await aggregates.record(toBatch([step]));
        const counted = await aggregates.snapshot(EVENT);
        const expected = sorted(tally.snapshot());
        expect(counted && sorted(counted)).toEqual(expected.cells.length === 0 ? null : expected);
      }
      const filter = { background: true };
      expect(await aggregates.utterances(EVENT, filter)).toEqual(tally.utterances(filter));
    }),
    { numRuns: 100 },
  );
});

test("what is sent after a forget counts again, and what was sent before it does not", async () => {
  const { redis, base, aggregates } = openStore();
  const entries = manyMentions(1_000);
  await aggregates.record({ entries, revisions: [] });
  const before = sorted((await aggregates.snapshot(EVENT))!);
  const all = { sequence: 5, keys: forgetKeys({ before: "2100-01-01" }) };
  const dated = entries.filter(({ cell }) => cell.day !== null).length;
  expect(await forgetMentions(redis, base, all)).toEqual({ mentions: dated, withoutText: 0 });
  await aggregates.record({ entries, revisions: [] });
  const cells = (await aggregates.snapshot(EVENT))!.cells;
  expect(cells.filter(({ day }) => day !== null)).toEqual([]);
  await aggregates.record({
    entries: entries.map((entry) => ({ ...entry, sequence: 6 })),
    revisions: [],
  });
  expect(sorted((await aggregates.snapshot(EVENT))!)).toEqual(before);
});

test("a forget that was broken off is named until it is done again, or its event is forgotten whole", async () => {
  const { redis, keys, aggregates } = openStore();
  await aggregates.record({ entries: manyMentions(300), revisions: [] });
  const readout = openReadout({
    redisUrl: inject("redisUrl"),
    prefix: keys.prefix,
    queueShards: inject("queueShards"),
    unsafeRedis: "allow", // nobody has sent what is counted here
  });
  onTestFinished(() => readout.close());
  const named = async () => (await readout.doctor()).brokenForgets;
  const filter = { before: "2100-01-01" };
  const breakOff = async () => {
    await markForget(redis, keys, { event: EVENT, keys: forgetKeys(filter) });
    expect(await named()).toEqual([]); // it may still go on
    await redis.zincrby(keys.forgetting, -60_000, `${EVENT} ${JSON.stringify(filter)}`);
    expect(await named()).toEqual([{ event: EVENT, keys: filter }]);
  };

  await breakOff();
  await readout.forget(EVENT, filter);
  expect(await named()).toEqual([]);
  await breakOff();
  await readout.forget(EVENT);
  expect(await keysLike(redis, keys.forgetting)).toEqual([]);
});

test("a forget leaves no text, voice or name of what it took away", async () => {
  const { redis, keys, base, aggregates } = openStore();
  await aggregates.record({ entries: manyMentions(500), revisions: [] });
  const named = { sequence: 5, keys: forgetKeys({ speaker: "Ada Berg" }) };
  expect((await forgetMentions(redis, base, named)).mentions).toBeGreaterThan(100);
  const texts = await redis.hvals(`${base}:texts`);
  expect(texts.filter((text) => /ada berg/i.test(text))).toEqual([]);
  expect(JSON.stringify(await redis.hgetall(`${base}:forgets`))).not.toMatch(/ada berg/i);
  await forgetMentions(redis, base, { sequence: 6, keys: forgetKeys({}) });
  const left = await keysLike(redis, `${keys.prefix}:*:{voices,prints,utterances}*`);
  expect(left).toEqual([]);
  expect(await redis.hlen(`${base}:texts`)).toBe(0);
});
