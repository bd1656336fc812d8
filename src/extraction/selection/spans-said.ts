import type { Span } from "../../statement/statement.ts";

/** Where words are said in an article, in order. */
export type SpansSaid = {
  /** Those that overlap a stretch. */
  within(stretch: Span): readonly Span[];
  /** Where the next begins at a place or behind it; Infinity where none does. */
  nextFrom(place: number): number;
};

/** Opens the spans of words said, in any order. */
export function openSpansSaid(spans: readonly Span[]): SpansSaid {
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
