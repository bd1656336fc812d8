const PUBLISHED =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** A moment in milliseconds since 1970 (a bare day is its first in UTC), and the day as written. */
export type Published = { instant: number; day: string };

/** Reads a `publishedAt`; null when it is not a date that exists. */
export function parsePublished(publishedAt: string): Published | null {
  const match = PUBLISHED.exec(publishedAt);
  if (!match) return null;
  const [, year, month, date, hour, minute, second, fraction, zone] = match;
  const day = `${year}-${month}-${date}`;
  if (Number(date) < 1 || Number(date) > daysOf(Number(year), Number(month))) return null;
  const midnight = midnightOf(Number(year), Number(month), Number(date));
  if (hour === undefined) return { instant: midnight, day };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const offset = zoneOffsetMs(zone);
  if (offset === null) return null;
  const time = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second ?? 0) * 1000;
  const millis = Math.trunc(Number(`0.${fraction ?? 0}`) * 1000);
  return { instant: midnight + time + millis - offset, day };
}

/** The days of a month; none where there is no such month. */
function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function midnightOf(year: number, month: number, date: number): number {
  if (year > 99) return Date.UTC(year, month - 1, date);
  // Date.UTC takes the year 50 for 1950.
  return new Date(0).setUTCFullYear(year, month - 1, date);
}

function zoneOffsetMs(zone: string | undefined): number | null {
  if (zone === undefined || zone === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
