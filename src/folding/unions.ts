/** Of two large groups so many of each are looked at before they are joined. */
const LOOKED_AT = 16;

/** Places that are joined into groups, where nothing speaks against it. */
export type Unions = {
  /** Joins the groups of two places, unless they must stay apart or one of each may not; true if they are one now. */
  join(a: number, b: number, may?: (one: number, other: number) => boolean): boolean;
  /** The groups of two places and more. */
  groups(): number[][];
};

/** Opens groups of one place each; places of a pair that is kept apart never come into one group. */
export function openUnions(size: number, apart: Iterable<readonly [number, number]>): Unions {
  const groups = Array.from({ length: size }, (_, place) => [place]);
  const others = new Map<number, Set<number>>();
  for (const [a, b] of apart) {
    others.set(a, (others.get(a) ?? new Set()).add(b));
    others.set(b, (others.get(b) ?? new Set()).add(a));
  }

  function areApart(few: readonly number[], many: readonly number[]): boolean {
    return few.some((one) => {
      const its = others.get(one);
      return its !== undefined && many.some((other) => its.has(other));
    });
  }

  return {
    join(a, b, may = () => true) {
      const [one, other] = [groups[a]!, groups[b]!];
      if (one === other) return true;
      if (areApart(one, other)) return false;
      const looked = other.slice(0, LOOKED_AT);
      if (!one.slice(0, LOOKED_AT).every((x) => looked.every((y) => may(x, y)))) return false;
      const [large, small] = one.length < other.length ? [other, one] : [one, other];
      large.push(...small);
      for (const place of small) groups[place] = large;
      return true;
    },
    groups: () => [...new Set(groups)].filter((group) => group.length > 1),
  };
}
