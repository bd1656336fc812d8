import { describe, expect, it, test } from "vitest";
import { meanWithInterval, roundFigure, shareWithInterval } from "../../src/reporting/intervals.ts";
import { studentT95 } from "../../src/reporting/student-t.ts";

describe("the interval of a share", () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3; the rest by hand.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [1, 1, 0.2065, 1],
  ])("%i of %i lies within %f and %f", (count, total, low, high) => {
    const interval = shareWithInterval(count, total);
    expect(interval.value).toBe(count / total);
    expect(roundFigure(interval.low)).toBe(low);
    expect(roundFigure(interval.high)).toBe(high);
  });

  it("is empty when nobody spoke", () => {
    expect(shareWithInterval(0, 0)).toEqual({ value: 0, low: 0, high: 0 });
  });
});

describe("Student's t", () => {
  test.each([
    [1, 12.7062047],
    [2, 4.3026527],
    [3, 3.1824463],
    [4, 2.7764451],
    [5, 2.5705818],
    [10, 2.2281389],
    [29, 2.0452296],
    [30, 2.0422725],
    [40, 2.0210754],
    [41, 2.019541],
    [60, 2.0002978],
    [120, 1.9799304],
    [1000, 1.9623391],
    [1_000_000, 1.9599664],
  ])("with %i degrees of freedom is %f", (freedom, expected) => {
    expect(studentT95(freedom)).toBeCloseTo(expected, 6);
  });

  it("falls with every degree of freedom", () => {
    const values = Array.from({ length: 200 }, (_, index) => studentT95(index + 1));
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  });
});

describe("the interval of a mean", () => {
  it("is Student's for scores that differ", () => {
    const { value, low, high } = meanWithInterval({ n: 3, sum: 60, squares: 1400 });
    expect([value, low, high].map(roundFigure)).toEqual([0.2, -0.0484, 0.4484]);
  });

  it("has no width when all scores are the same", () => {
    const same = meanWithInterval({ n: 4, sum: 120, squares: 3600 });
    expect(same).toEqual({ value: 0.3, low: 0.3, high: 0.3 });
  });

  it("is the whole range for one score, and stays within it", () => {
    expect(meanWithInterval({ n: 1, sum: 40, squares: 1600 })).toEqual({
      value: 0.4,
      low: -1,
      high: 1,
    });
    const wide = meanWithInterval({ n: 2, sum: 0, squares: 20_000 });
    expect(wide).toEqual({ value: 0, low: -1, high: 1 });
  });

  it("keeps its digits when millions of scores hardly differ", () => {
    const n = 1_000_000;
    const { low, high } = meanWithInterval({ n, sum: 99 * n + 1, squares: 9801 * n + 199 });
    expect(high - low).toBeGreaterThan(0);
    expect(high - low).toBeLessThan(1e-7);
  });
});

test("figures are rounded to four places and never to -0", () => {
  expect(roundFigure(0.123456)).toBe(0.1235);
  expect(Object.is(roundFigure(-0.00001), 0)).toBe(true);
});
