import { RedisUnreachableError } from "../errors.ts";
import { type RedisAddress, showAddress } from "../redis/address.ts";
import { asUnreachable } from "../redis/unreachable.ts";
import type { Logger } from "./log.ts";

/** An outage is over when Redis answers again and no error came for so many milliseconds. */
const QUIET_MS = 3_000;

/** Says once that Redis is away, and once that it is back, however many errors lie in between. */
export type Outages = {
  /** Notes an error of an outage; gives false, and does nothing, for any other error. */
  report(error: unknown): boolean;
  /** Redis has just done what it was asked. */
  answered(): void;
};

/** Watches for times in which Redis is down, refuses us, or takes no writes. */
export function openOutages(address: RedisAddress, log: Logger): Outages {
  const server = showAddress(address);
  let outage: { since: number; lastError: number } | null = null;
  return {
    report(error) {
      const unreachable = asUnreachable(address, error);
      if (!(unreachable instanceof RedisUnreachableError)) return false;
      const now = performance.now();
      if (outage === null) {
        const { cause } = unreachable;
        const why = cause instanceof Error ? cause.message : unreachable.message;
        log.error({ server, why }, "Redis is away; all that failed will be tried again");
      }
      outage = { since: outage?.since ?? now, lastError: now };
      return true;
    },
    answered() {
      const now = performance.now();
      if (outage === null || now - outage.lastError < QUIET_MS) return;
      log.info({ server, awayMs: Math.round(now - outage.since) }, "Redis is back");
      outage = null;
    },
  };
}
