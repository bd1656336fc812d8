import { expect, test } from "vitest";
import { takeNumbers } from "../../src/queue/take-numbers.ts";
import { openKeys } from "../../src/store/keys.ts";
import { freshPrefix, openRedis } from "../servers/redis.ts";

test.each([
  ["that nobody was told of are skipped, and no loss", { reached: 200, acknowledged: 100 }, []],
  ["that were acknowledged are a loss", { reached: 200, acknowledged: 150 }, [[100, 150]]],
  ["that are still there are none", { reached: 100, acknowledged: 100 }, []],
])("numbers that a sequence at 100 has forgotten, %s", async (_, known, losses) => {
  const redis = openRedis();
  const keys = openKeys(freshPrefix());
  await redis.set(keys.sequence, 100);
  const heard: number[][] = [];
  const last = await takeNumbers(redis, { keys, count: 10, ...known }, (...loss) => {
    heard.push(loss);
  });
  expect(heard).toEqual(losses);
  expect(last - 10).toBeGreaterThanOrEqual(known.reached);
  expect(Number(await redis.get(keys.sequence))).toBe(last);
});
