import type { CountedCell, CountedCheck, CountedReader } from "../counting/snapshot.ts";
import { readerOf } from "../statement/correction.ts";
import type { Judged } from "../statement/tags.ts";
import { roundFigure, shareWithInterval } from "./intervals.ts";
import type { CheckedShare, Report } from "./report.ts";

/** How many utterances of these cells were judged so. */
export function countJudged(cells: readonly CountedCell[], judged: Judged): number {
  return cells.reduce((sum, cell) => sum + (cell.judged === judged ? cell.utterances : 0), 0);
}

/** How many persons and models there are among the readers. */
export function countReaders(
  readers: readonly CountedReader[],
): Pick<Report["reading"], "persons" | "models"> {
  const authors = [
    ...new Set(readers.filter(({ utterances }) => utterances > 0).map(({ author }) => author)),
  ];
  const models = authors.filter((author) => readerOf(author) === "model").length;
  return { persons: authors.length - models, models };
}

/** The share that persons found right of what they checked; null where they checked nothing. */
export function checkedShare(checks: readonly CountedCheck[]): CheckedShare | null {
  const sum = (some: readonly CountedCheck[]) =>
    some.reduce((total, { utterances }) => total + utterances, 0);
  const [n, right] = [sum(checks), sum(checks.filter((check) => check.right))];
  if (n === 0) return null;
  const { value, low, high } = shareWithInterval(right, n);
  return { n, right, share: roundFigure(value), low: roundFigure(low), high: roundFigure(high) };
}
