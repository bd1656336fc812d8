/** A function and its gradient, which is written into `gradient`. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number;

/** Finds the lowest point of a smooth convex function: L-BFGS with ten steps of memory. */
export function minimize(objective: Objective, size: number, iterations: number): Float64Array {
  let point = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = objective(point, gradient);
  const steps: { move: Float64Array; turn: Float64Array; scale: number }[] = [];
  for (let round = 0; round < iterations; round += 1) {
    const direction = descend(gradient, steps);
    const slope = dot(direction, gradient);
    if (slope > -1e-10) break;
    let length = round === 0 ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
    const next = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    let nextValue = value;
    for (let attempt = 0; attempt < 20; attempt += 1, length /= 2) {
      for (let i = 0; i < size; i += 1) next[i] = point[i]! + length * direction[i]!;
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * length * slope) break;
    }
    if (nextValue >= value) break;
    const move = next.map((x, i) => x - point[i]!);
    const turn = nextGradient.map((x, i) => x - gradient[i]!);
    const bend = dot(move, turn);
    if (bend > 1e-12) steps.push({ move, turn, scale: 1 / bend });
    if (steps.length > 10) steps.shift();
    const done = value - nextValue < 1e-6 * Math.abs(value);
    [point, gradient, value] = [next, nextGradient, nextValue];
    if (done) break;
  }
  return point;
}

type Step = { move: Float64Array; turn: Float64Array; scale: number };

function descend(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = gradient.map((x) => -x);
  const shares: number[] = [];
  for (const { move, turn, scale } of steps.toReversed()) {
    const share = scale * dot(move, direction);
    shares.push(share);
    for (let i = 0; i < direction.length; i += 1) direction[i]! -= share * turn[i]!;
  }
  const last = steps.at(-1);
  if (last) {
    const shrink = 1 / (last.scale * dot(last.turn, last.turn));
    for (let i = 0; i < direction.length; i += 1) direction[i]! *= shrink;
  }
  for (const { move, turn, scale } of steps) {
    const rest = shares.pop()! - scale * dot(turn, direction);
    for (let i = 0; i < direction.length; i += 1) direction[i]! += rest * move[i]!;
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}
