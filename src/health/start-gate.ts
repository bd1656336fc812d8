import { ReadoutError } from "../errors.ts";
import type { RedisHealth } from "./redis-health.ts";

/** How to meet a Redis that would lose statements: do not start, start with warnings, or start without. */
export const UNSAFE_REDIS = ["refuse", "warn", "allow"] as const;
/** What is done about a Redis that would lose statements. */
export type UnsafeRedis = (typeof UNSAFE_REDIS)[number];

/**
 * Whether those who write may start on this Redis. Throws REDIS_UNSAFE with all that would lose statements,
 * and how to change it; where warnings do, each goes to `onWarning`.
 */
export function passGate(
  { warnings }: Pick<RedisHealth, "warnings">,
  unsafe: UnsafeRedis,
  onWarning: (warning: string) => void,
): void {
  if (warnings.length === 0 || unsafe === "allow") return;
  if (unsafe === "warn") {
    for (const warning of warnings) onWarning(warning);
    return;
  }
  throw new ReadoutError(
    "REDIS_UNSAFE",
    [
      "This Redis would lose statements, or has lost some.",
      ...warnings,
      "READOUT_UNSAFE_REDIS=warn starts all the same.",
    ].join("\n"),
  );
}
