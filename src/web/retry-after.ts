/** A server that asks for more is asked again after this all the same. */
const LONGEST_MS = 24 * 3_600_000;

/** The milliseconds of a Retry-After, which is a number of seconds or a date; undefined where it is neither. */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\s*\d{1,10}\s*$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_MS);
}
