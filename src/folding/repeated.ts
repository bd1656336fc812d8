import { dayNumber } from "../statement/days.ts";

/** What is printed again after so many days is an old statement, repeated. */
const REPEATED_AFTER_DAYS = 14;

/** How many days are from the first to the last of days `YYYY-MM-DD`; null without any. */
export function daysBetween(days: readonly string[]): number | null {
  if (days.length === 0) return null;
  const numbers = days.map(dayNumber);
  return Math.max(...numbers) - Math.min(...numbers);
}

/** Whether a statement whose mentions lie so many days apart was repeated, and not only reprinted. */
export function isRepeated(lastedDays: number | null): boolean {
  return lastedDays !== null && lastedDays >= REPEATED_AFTER_DAYS;
}
