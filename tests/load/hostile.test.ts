import { expect, test } from "vitest";
import { hasGrown } from "../../load/faults/growth.ts";
import { HOSTILE_BYTES, readHostileBytes } from "../../load/faults/hostile-bytes.ts";
import { HOSTILE_PAGES } from "../../load/faults/hostile-pages.ts";
import { HOSTILE_TEXTS } from "../../load/faults/hostile-texts.ts";
import { extractArticle } from "../../src/extract-statements.ts";

const LENGTH = 3_000;

test.each(Object.entries(HOSTILE_TEXTS))("a text of %s is read", (_, make) => {
  expect(make(LENGTH).length).toBeGreaterThanOrEqual(LENGTH);
  expect(extractArticle({ text: make(LENGTH) }).statements).toBeInstanceOf(Array);
});

test.each(Object.entries(HOSTILE_PAGES))("a page of %s is read", (_, make) => {
  expect(make(LENGTH).length).toBeGreaterThan(LENGTH / 2);
  expect(extractArticle({ html: make(LENGTH) }).statements).toBeInstanceOf(Array);
});

test.each(Object.entries(HOSTILE_BYTES))("%s are read or refused", async (_, make) => {
  expect(make(LENGTH)).toHaveLength(LENGTH);
  await expect(readHostileBytes(make(LENGTH))).resolves.toBeUndefined();
});

test.each([
  [{ short: 100, long: 1_000, length: 1e6 }, true],
  [{ short: 100, long: 150, length: 1e6 }, false],
  [{ short: 1, long: 50, length: 1e6 }, false],
])("time for each 100 kB that goes like %j grows with the length: %s", (times, grows) => {
  expect(hasGrown({ name: "a kind", ...times })).toBe(grows);
});
