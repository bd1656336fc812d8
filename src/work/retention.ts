import type { Aggregates } from "../store/aggregates.ts";

const DAY_MS = 86_400_000;
const EVERY_MS = 3_600_000;

export type Retention = { retentionDays?: number; textRetentionDays?: number };

/** Takes away, now and every hour, what has gone unchanged for longer than the settings allow. */
export function startRetention(
  aggregates: Pick<Aggregates, "expire">,
  { retentionDays, textRetentionDays }: Retention,
  onError: (error: Error) => void,
): { stop(): void } {
  if (retentionDays === undefined && textRetentionDays === undefined) return { stop() {} };
  const before = (days: number | undefined) =>
    days === undefined ? undefined : Date.now() - days * DAY_MS;
  const sweep = () =>
    void aggregates
      .expire({ events: before(retentionDays), texts: before(textRetentionDays) })
      .catch(onError);
  sweep();
  const timer = setInterval(sweep, EVERY_MS).unref();
  return { stop: () => clearInterval(timer) };
}
