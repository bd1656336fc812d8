import { DAY_MS } from "../statement/days.ts";
import type { Aggregates } from "../store/aggregates.ts";

const EVERY_MS = 3_600_000;

export type Retention = { retentionDays?: number; textRetentionDays?: number };

/** Takes away, now and every hour, what has gone unchanged for longer than the settings allow. */
export function startRetention(
  aggregates: Pick<Aggregates, "expire">,
  { retentionDays, textRetentionDays }: Retention,
  onError: (error: Error) => void,
): { stop(): void } {
  if (retentionDays === undefined && textRetentionDays === undefined) return { stop() {} };
  const inMs = (days: number | undefined) => (days === undefined ? undefined : days * DAY_MS);
  const unchangedMs = { events: inMs(retentionDays), texts: inMs(textRetentionDays) };
  const sweep = () => void aggregates.expire(unchangedMs).catch(onError);
  sweep();
  const timer = setInterval(sweep, EVERY_MS).unref();
  return { stop: () => clearInterval(timer) };
}
