/** How many requests a client may make, and has left. */
export type Allowance = { allowed: boolean; left: number; resetSeconds: number };

export type RateLimit = {
  /** Takes one request of a client. */
  take(client: string): Allowance;
  /** How many requests a minute. */
  perMinute: number;
};

const MINUTE_MS = 60_000;
/** So many clients are remembered; beyond, those that have all left are forgotten. */
const MOST_CLIENTS = 10_000;

/**
 * Lets each client make so many requests at once, which come back evenly over a minute; `now` is a clock in
 * milliseconds.
 */
export function openRateLimit(perMinute: number, now: () => number): RateLimit {
  const clients = new Map<string, { left: number; at: number }>();

  function forgetIdle(): void {
    for (const [client, { left, at }] of clients) {
      if (left + ((now() - at) * perMinute) / MINUTE_MS >= perMinute) clients.delete(client);
    }
    // Where all are busy the longest known go: new ones come first in a flood.
    for (const client of clients.keys()) {
      if (clients.size < MOST_CLIENTS) break;
      clients.delete(client);
    }
  }

  return {
    perMinute,
    take(client) {
      const moment = now();
      const known = clients.get(client);
      if (!known && clients.size >= MOST_CLIENTS) forgetIdle();
      const back = known ? ((moment - known.at) * perMinute) / MINUTE_MS : perMinute;
      const before = Math.min(perMinute, (known?.left ?? 0) + back);
      const allowed = before >= 1;
      const left = allowed ? before - 1 : before;
      clients.set(client, { left, at: moment });
      const missing = allowed ? perMinute - left : 1 - left;
      const resetSeconds = Math.ceil((missing * MINUTE_MS) / perMinute / 1_000);
      return { allowed, left: Math.floor(left), resetSeconds };
    },
  };
}
