import { Z_95 } from "./normal.ts";

const COVERAGE = 0.95;
const LAST_EXACT = 40;

/**
 * The t for which Student's distribution with `freedom` degrees (1, 2, 3, ...) has 95 % of its mass
 * within -t..t. Abramowitz and Stegun, Handbook of Mathematical Functions: 26.7.3 and 26.7.4, and
 * the expansion 26.7.5 for many degrees, where it is right to eight digits.
 */
export function studentT95(freedom: number): number {
  if (freedom > LAST_EXACT) return expandedT(freedom);
  let [low, high] = [0, Math.PI / 2];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (centralMass(middle, freedom) < COVERAGE) low = middle;
    else high = middle;
  }
  return Math.tan(low) * Math.sqrt(freedom);
}

/** The mass within -t..t, where the angle's tangent is t divided by the root of the freedom. */
function centralMass(angle: number, freedom: number): number {
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const odd = freedom % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = 0;
  for (let power = odd ? 1 : 0; power <= freedom - 2; power += 2) {
    sum += term;
    term *= ((power + 1) / (power + 2)) * cosine * cosine;
  }
  return odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}

function expandedT(freedom: number): number {
  const z = Z_95;
  const square = z * z;
  const terms = [
    (square + 1) / 4,
    (5 * square ** 2 + 16 * square + 3) / 96,
    (3 * square ** 3 + 19 * square ** 2 + 17 * square - 15) / 384,
    (79 * square ** 4 + 776 * square ** 3 + 1482 * square ** 2 - 1920 * square - 945) / 92_160,
  ];
  return terms.reduce((sum, term, index) => sum + (z * term) / freedom ** (index + 1), z);
}
