import type { Measured } from "../stage/measured.ts";
import type { Share } from "./latency.ts";
import type { Costs } from "./pipeline.ts";

/** A line with the rate of something, its processor time and what it is beside something else. */
export function row(what: string, { perSecond, cpu }: Measured, beside = ""): void {
  line(what, perSecond, `${cpu.toFixed(1).padStart(6)} us  ${beside}`);
}

/** A line with the rate alone. */
export function rate(what: string, { perSecond }: { perSecond: number }, beside = ""): void {
  line(what, perSecond, `           ${beside}`);
}

function line(what: string, perSecond: number, beside: string): void {
  const shown = Math.round(perSecond).toLocaleString("en").padStart(9);
  console.log(`${what.padEnd(32)} ${shown}/s  ${beside}`.trimEnd());
}

/** What all parts spend on one statement. */
export function allOf({ producer, redis, workers }: Costs): number {
  return producer.cpu + redis + workers;
}

/** A line with what each part spends on a statement, beside something that costs so much. */
export function costs(what: string, spent: Costs, beside: { cpu: number; name: string }): void {
  const { producer, redis, workers } = spent;
  const all = allOf(spent);
  const parts = `producer ${producer.cpu.toFixed(1)}, Redis ${redis.toFixed(1)}, workers ${workers.toFixed(1)}`;
  console.log(
    `  ${what.padEnd(26)} ${all.toFixed(1)}: ${parts}; ${(all / beside.cpu).toFixed(2)} of ${beside.name}`,
  );
}

/** How one rate stands to another. */
export function ratio(one: { perSecond: number }, other: { perSecond: number }): string {
  return (one.perSecond / other.perSecond).toFixed(2);
}

/** Half and 99 of a hundred, in milliseconds. */
export function share({ median, p99 }: Share): string {
  return `${median.toFixed(0)} / ${p99.toFixed(0)} ms`;
}
