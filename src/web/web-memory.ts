/** What is remembered of hosts between requests, so that all who ask them together are polite. */
export type WebMemory = {
  /**
   * Takes the next turn at a host, the pause between turns being this; gives how many milliseconds there are until then.
   * Takes none where that is longer than the longest wait.
   */
  takeTurn(host: string, pauseMs: number, longestMs: number): Promise<Turn>;
  /** Gives no turn at a host for so long. */
  holdOff(host: string, ms: number): Promise<void>;
  /** The rules of a site as they were kept; null where none are. */
  readRules(origin: string): Promise<string | null>;
  keepRules(origin: string, rules: string, ms: number): Promise<void>;
};

export type Turn = { taken: boolean; waitMs: number };

/** The memory of one process, for those without Redis. */
export function openOwnMemory(now: () => number = Date.now): WebMemory {
  const next = new Map<string, number>();
  const kept = new Map<string, { rules: string; until: number }>();
  return {
    async takeTurn(host, pauseMs, longestMs) {
      const at = Math.max(now(), next.get(host) ?? 0);
      const waitMs = at - now();
      if (waitMs > longestMs) return { taken: false, waitMs };
      next.set(host, at + pauseMs);
      return { taken: true, waitMs };
    },
    async holdOff(host, ms) {
      next.set(host, Math.max(next.get(host) ?? 0, now() + ms));
    },
    async readRules(origin) {
      const found = kept.get(origin);
      return found && found.until > now() ? found.rules : null;
    },
    async keepRules(origin, rules, ms) {
      kept.set(origin, { rules, until: now() + ms });
    },
  };
}
