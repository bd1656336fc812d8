import type { Redis } from "ioredis";
import { readFileSync } from "node:fs";

/** A rate, and the processor time of one statement in microseconds. */
export type Measured = { perSecond: number; cpu: number };

/** Measures what gives the number of statements that it dealt with. */
export async function measure(act: () => Promise<number>): Promise<Measured> {
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const count = await act();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { perSecond: count / seconds, cpu: (user + system) / count };
}

/** Processor time that Redis has used, in microseconds. */
export async function redisCpu(redis: Redis): Promise<number> {
  const info = await redis.info("cpu");
  const seconds = (name: string) => Number(new RegExp(`${name}:([\\d.]+)`).exec(info)?.[1] ?? 0);
  return (seconds("used_cpu_user") + seconds("used_cpu_sys")) * 1_000_000;
}

/** Processor time that a process has used, in microseconds; on Linux only. */
export function cpuOf(pid: number): number {
  const { own } = ticksOf(pid);
  return own * TICK;
}

/** That of all children of this process that have ended. */
export function childrenCpu(): number {
  const { children } = ticksOf("self");
  return children * TICK;
}

/** In microseconds. */
const TICK = 10_000;

function ticksOf(pid: number | "self"): { own: number; children: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15).map(Number);
  return { own: user! + system!, children: childrenUser! + childrenSystem! };
}
