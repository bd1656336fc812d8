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
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Date.parse takes 31 February for 3 March in some forms: the day must come back as it went in.
  if (Number.isNaN(midnight) || new Date(midnight).getUTCDate() !== Number(date)) return null;
  if (hour === undefined) return { instant: midnight, day };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const offset = zoneOffsetMs(zone);
  if (offset === null) return null;
  const time = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second ?? 0) * 1000;
  const millis = Math.trunc(Number(`0.${fraction ?? 0}`) * 1000);
  return { instant: midnight + time + millis - offset, day };
}

function zoneOffsetMs(zone: string | undefined): number | null {
  if (zone === undefined || zone === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
