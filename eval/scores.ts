/** A right answer and the one that was given. */
export type Pair = readonly [right: string, given: string];

/** F1 of each label and their mean. */
export function scoreLabels(
  pairs: readonly Pair[],
  labels: readonly string[],
): { macroF1: number; f1: number[]; accuracy: number } {
  const hits = new Map<string, number>();
  const either = new Map<string, number>();
  const add = (to: Map<string, number>, label: string) => to.set(label, (to.get(label) ?? 0) + 1);
  for (const [right, given] of pairs) {
    if (right === given) add(hits, right);
    add(either, right);
    add(either, given);
  }
  const f1 = labels.map((label) => {
    const both = either.get(label) ?? 0;
    return both === 0 ? 0 : (2 * (hits.get(label) ?? 0)) / both;
  });
  const accuracy = pairs.filter(([right, given]) => right === given).length / pairs.length;
  return { macroF1: f1.reduce((a, b) => a + b, 0) / labels.length, f1, accuracy };
}

/** Pearson's correlation of two lists of numbers. */
export function correlate(xs: readonly number[], ys: readonly number[]): number {
  const meanX = xs.reduce((a, b) => a + b, 0) / xs.length;
  const meanY = ys.reduce((a, b) => a + b, 0) / ys.length;
  let both = 0;
  let onlyX = 0;
  let onlyY = 0;
  for (const [i, x] of xs.entries()) {
    const [dx, dy] = [x - meanX, ys[i]! - meanY];
    both += dx * dy;
    onlyX += dx * dx;
    onlyY += dy * dy;
  }
  return both / Math.sqrt(onlyX * onlyY);
}

/** How many of each right label were given which label. */
export function confuse(pairs: readonly Pair[], labels: readonly string[]): number[][] {
  return labels.map((right) =>
    labels.map((given) => pairs.filter(([r, g]) => r === right && g === given).length),
  );
}
