import type { Span } from "../../statement/statement.ts";

/** Stretches of an article, such as where words are said, in order. */
export type Spans<S extends Span = Span> = {
  /** Those that overlap a stretch. */
  within(stretch: Span): readonly S[];
  /** Where the next begins at a place or behind it; Infinity where none does. */
  nextFrom(place: number): number;
};

/** Opens spans that are given in any order. */
export function openSpans<S extends Span>(spans: readonly S[]): Spans<S> {
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  const longest = Math.max(0, ...ordered.map(({ start, end }) => end - start));

  /** The first that begins at a place or behind it. */
  function firstFrom(place: number): number {
    let [from, to] = [0, ordered.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((ordered[middle]?.start ?? 0) < place) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  return {
    within: ({ start, end }) =>
      ordered.slice(firstFrom(start - longest), firstFrom(end)).filter((span) => span.end > start),
    nextFrom: (place) => ordered[firstFrom(place)]?.start ?? Infinity,
  };
}
