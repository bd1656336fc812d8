/** The step of a scale of whole numbers with at most four steps: 1, 2 or 5 times a power of ten. */
export function tickStep(most: number): number {
  let power = 1;
  while (most / (5 * power) > 4) power *= 10;
  return [1, 2, 5].map((digit) => digit * power).find((step) => most / step <= 4) ?? 5 * power;
}
