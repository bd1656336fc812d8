import { setTimeout as sleep } from "node:timers/promises";

/** How soon something is tried again, in milliseconds. */
const TRY_AGAIN_MS = 200;

export type RetrySettings = {
  /** How long one outage is waited out, in milliseconds; 0: not at all. */
  waitMs: number;
  /** Whether an error is of an outage, and may be gone at the next try. */
  passes(error: unknown): boolean;
};

/** Does something that may be repeated, and tries again while Redis is away, until the wait is over. */
export async function retryDuringOutages<T>(
  { waitMs, passes }: RetrySettings,
  act: () => Promise<T>,
): Promise<T> {
  let deadline: number | undefined;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      deadline ??= performance.now() + waitMs;
      if (!passes(error) || performance.now() >= deadline) throw error;
      await sleep(Math.min(TRY_AGAIN_MS, waitMs));
    }
  }
}
