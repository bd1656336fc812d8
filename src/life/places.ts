/** The places of numbers among all that are given, from 0 without a gap; equal numbers have one place. */
export type Places = { count: number; of(number: number): number };

/** Opens the places of numbers, eight bytes each. Asking for another number than those throws RangeError. */
export function openPlaces(numbers: readonly number[]): Places {
  const sorted = Float64Array.from(numbers).sort();
  let count = 0;
  for (const number of sorted)
    if (count === 0 || sorted[count - 1] !== number) sorted[count++] = number;
  return {
    count,
    of(number) {
      let [from, to] = [0, count];
      while (from < to) {
        const middle = (from + to) >>> 1;
        if (sorted[middle]! < number) from = middle + 1;
        else to = middle;
      }
      if (from === count || sorted[from] !== number) throw new RangeError(`${number} has no place`);
      return from;
    },
  };
}
