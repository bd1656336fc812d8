import { expect, test } from "vitest";
import { resampleEvents } from "../../eval/bootstrap.ts";

type Row = { event: string; hit: number };
const mean = (rows: readonly Row[]) => rows.reduce((sum, { hit }) => sum + hit, 0) / rows.length;
const rowsOf = (events: number, size: number): Row[] =>
  Array.from({ length: events * size }, (_, i) => {
    const event = Math.floor(i / size);
    return { event: `event ${event}`, hit: event % 2 };
  });
const width = (rows: readonly Row[]) => {
  const { low, high } = resampleEvents(rows, ({ event }) => event, mean);
  return high - low;
};

test("an interval holds the figure and is the same on every run", () => {
  const rows = rowsOf(40, 3);
  const first = resampleEvents(rows, ({ event }) => event, mean);
  expect(first.value).toBe(0.5);
  expect(first.low).toBeLessThan(0.5);
  expect(first.high).toBeGreaterThan(0.5);
  expect(resampleEvents(rows, ({ event }) => event, mean)).toEqual(first);
});

test("rows that share an event make an interval no narrower, more events do", () => {
  expect(width(rowsOf(20, 50))).toBeCloseTo(width(rowsOf(20, 2)), 2);
  expect(width(rowsOf(320, 2))).toBeLessThan(0.5 * width(rowsOf(20, 2)));
});
