import { parsePublished } from "../../statement/published.ts";
import type { WordClasses } from "../words/word-classes.ts";

/** A day as far as a line names it, perhaps without a year. */
export type NamedDay = { year?: string; month: number; day: number };

const MIN_ABBREVIATION = 3;
const MAX_OPENING = 40;
const YEAR = /^(?:19|20)\d\d$/;

/** The day as `2031-03-12`; undefined where there is no such day. */
export function dateOf({ year, month, day }: NamedDay): string | undefined {
  if (year === undefined) return undefined;
  const date = [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
  return parsePublished(date) ? date : undefined;
}

/** The number of a month by its name or the beginning of it: "Sept", "march"; 0 for other words. */
function monthNumber(word: string, { month }: WordClasses): number {
  const bare = word.toLowerCase().replace(/\.$/, "");
  if (bare.length < MIN_ABBREVIATION) return 0;
  return [...month].findIndex((name) => name.startsWith(bare)) + 1;
}

/** The first date that stands in a line with its year: "12 March 2031", "March 12, 2031", "2031-03-12". */
export function findDate(line: string, classes: WordClasses): string | undefined {
  const words = wordsOf(line);
  for (const [at, word] of words.entries()) {
    const [first, next = "", last = ""] = words.slice(at, at + 3);
    if (parsePublished(word)) return word.slice(0, 10);
    if (!YEAR.test(last)) continue;
    const day = readDay([first ?? "", next], classes);
    const date = day && dateOf({ ...day, year: last });
    if (date) return date;
  }
  return undefined;
}

/** "12 March", "March 12th": a day of a month in either order. */
export function readDay(
  [first, next]: readonly [string, string],
  classes: WordClasses,
): NamedDay | undefined {
  for (const [day, month] of [
    [first, next],
    [next, first],
  ] as const) {
    const number = /^(\d{1,2})(?:[snrt][tdh])?$/.exec(day)?.[1];
    const named = monthNumber(month, classes);
    if (number !== undefined && named > 0) return { month: named, day: Number(number) };
  }
  return undefined;
}

/** The first year that a line names. */
export function findYear(line: string): string | undefined {
  return wordsOf(line).find((word) => YEAR.test(word));
}

/** Whether a line names a day, its weekday and the time, and nothing else. */
export function isOnlyDate(line: string, classes: WordClasses): boolean {
  const { clock, weekday } = classes;
  const dated = (word: string) =>
    /^\d/.test(word) ||
    clock.has(word) ||
    isBeginning(weekday, word) ||
    monthNumber(word, classes) > 0;
  // Its first words tell a paragraph from a date; the last of them may be cut.
  const first = wordsOf(line.slice(0, MAX_OPENING).toLowerCase()).slice(0, -1);
  if (!first.every(dated)) return false;
  const words = wordsOf(line.toLowerCase());
  return words.length > 0 && words.every(dated);
}

function isBeginning(names: ReadonlySet<string>, word: string): boolean {
  return word.length >= MIN_ABBREVIATION && [...names].some((name) => name.startsWith(word));
}

function wordsOf(line: string): string[] {
  return line
    .split(/[\s,()]+/)
    .map((word) => word.replace(/[.:]$/, ""))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}
