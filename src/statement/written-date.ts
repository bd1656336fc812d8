import { monthNumber } from "./months.ts";
import { parsePublished } from "./published.ts";
import { readTimeOfDay } from "./time-of-day.ts";

/** Orders of day, month and year that a date of numbers may be said to have. */
export const DATE_FORMATS = ["d/m/y", "m/d/y", "d.m.y", "d-m-y", "m-d-y", "y-m-d"] as const;
/** In which order day, month and year stand. */
export type DateFormat = (typeof DATE_FORMATS)[number];

/** Stands for a date that does not say which of its numbers is the day. */
export const UNCLEAR = Symbol("unclear");

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,? /i;
const MONTH_FIRST = /^([a-z]{3,9}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/i;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([a-z]{3,9}\.?),?[ -](\d{4})(?!\d)/i;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const BARE_DIGITS = /^((?:19|20)\d\d)(\d\d)(\d\d)(?=T|$)/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/;

type Day = { year: string; month: string | number; date: string; rest: string };

/**
 * A date as people write it, in the form of ISO 8601: as it is where it has that form. UNCLEAR where day and
 * month could be either and no format says which; null for any text that is not a date which exists.
 */
export function readWrittenDate(
  written: string,
  format?: DateFormat,
): string | typeof UNCLEAR | null {
  if (parsePublished(written) !== null) return written;
  const text = written.trim().replace(/\s+/g, " ");
  if (text.length > 80) return null;
  const day = readDay(text.replace(WEEKDAY, ""), format);
  if (day === null || day === UNCLEAR) return day;
  const time = readTimeOfDay(day.rest);
  if (time === null) return null;
  const padded = [day.month, day.date].map((part) => String(part).padStart(2, "0"));
  const iso = `${day.year}-${padded.join("-")}${time}`;
  return parsePublished(iso) === null ? null : iso;
}

function readDay(text: string, format: DateFormat | undefined): Day | typeof UNCLEAR | null {
  const rest = (match: RegExpExecArray) => text.slice(match[0].length);
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const [, year = "", , month = "", date = ""] = yearFirst;
    return { year, month, date, rest: rest(yearFirst) };
  }
  const bare = BARE_DIGITS.exec(text);
  if (bare) {
    const [, year = "", month = "", date = ""] = bare;
    return { year, month, date, rest: rest(bare) };
  }
  const named = DAY_FIRST.exec(text) ?? MONTH_FIRST.exec(text);
  if (named) {
    const [first = "", second = "", year = ""] = named.slice(1);
    const [date, name] = /^\d/.test(first) ? [first, second] : [second, first];
    const month = monthNumber(name);
    return month === undefined ? null : { year, month, date, rest: rest(named) };
  }
  const yearLast = YEAR_LAST.exec(text);
  if (!yearLast) return null;
  const [, first = "", mark = "", second = "", year = ""] = yearLast;
  if (format === `d${mark}m${mark}y`)
    return { year, month: second, date: first, rest: rest(yearLast) };
  if (format === `m${mark}d${mark}y`)
    return { year, month: first, date: second, rest: rest(yearLast) };
  return UNCLEAR;
}
