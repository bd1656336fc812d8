import { expect, inject, test } from "vitest";
import { runFeeds } from "../../load/faults/feeds.ts";

test("feeds that three watchers look at together give each item once, also when one of them is killed", async () => {
  const outcome = await runFeeds({
    server: inject("redisServer"),
    feeds: 12,
    items: 3,
    shared: 2,
    watchers: 3,
    kills: 1,
    onProgress: () => {},
  });
  const { articles } = outcome;
  expect(articles).toBe(38);
  expect(outcome).toMatchObject({
    states: { taken: articles, "left out": 12 },
    mentions: 2 * articles,
    wrong: 0,
    codes: [0],
  });
  // What the killed one had on its way is asked for again; a machine that does much else may add some.
  expect(outcome.askedAgain).toBeLessThan(articles / 2);
}, 600_000);
