import type { Redis } from "ioredis";
import { setTimeout as sleep } from "node:timers/promises";

/** Resolves when Redis has not answered for so long. */
export async function untilSilent(redis: Pick<Redis, "ping">, silentMs: number): Promise<void> {
  const answers = async () => {
    await redis.ping();
    await sleep(silentMs / 10);
    return true;
  };
  while (await Promise.race([answers().catch(() => false), sleep(silentMs, false)]));
}
