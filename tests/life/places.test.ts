import fc from "fast-check";
import { expect, test } from "vitest";
import { openPlaces } from "../../src/life/places.ts";

test("places keep the order of numbers, leave no gap, and are one for equal numbers", () => {
  const numbers = fc.array(fc.nat({ max: 100_000_000_000_000 }), { minLength: 1 });
  fc.assert(
    fc.property(numbers, (some) => {
      const { count, of } = openPlaces([...some, ...some.slice(0, 3)]);
      const inOrder = [...new Set(some)].toSorted((a, b) => a - b);
      expect(inOrder.map(of)).toEqual(inOrder.map((_, place) => place));
      expect(count).toBe(inOrder.length);
    }),
  );
  expect(openPlaces([]).count).toBe(0);
  expect(() => openPlaces([1, 3]).of(2)).toThrow(RangeError);
});
