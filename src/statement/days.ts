export const DAY_MS = 86_400_000;

/** The days from 1970-01-01 to a day, which is written as `2023-04-27`. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** The day behind a `dayNumber`. */
export function dayOfNumber(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}
