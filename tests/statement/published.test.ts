import { expect, test } from "vitest";
import { parsePublished } from "../../src/statement/published.ts";

test.each<[publishedAt: string, day: string, instant: string]>([
  ["2023-04-27", "2023-04-27", "2023-04-27T00:00:00Z"],
  ["2023-04-27T09:30", "2023-04-27", "2023-04-27T09:30:00Z"],
  ["2023-04-27T09:30:15.250Z", "2023-04-27", "2023-04-27T09:30:15.250Z"],
  ["2023-04-27T00:30:00+05:00", "2023-04-27", "2023-04-26T19:30:00Z"],
  ["2023-04-26 23:00:00-0300", "2023-04-26", "2023-04-27T02:00:00Z"],
  ["2024-02-29", "2024-02-29", "2024-02-29T00:00:00Z"],
])("%s is on %s, at %s", (publishedAt, day, instant) => {
  expect(parsePublished(publishedAt)).toEqual({ day, instant: Date.parse(instant) });
});

test.each([
  "2023-02-29",
  "2023-13-01",
  "27.04.2023",
  "2023-04-27T25:00",
  "2023-04-27T10:00+99:00",
  "2023-4-7",
  "",
])("%s is no date", (publishedAt) => expect(parsePublished(publishedAt)).toBeNull());
