import { vi } from "vitest";
import { openReadout, type Readout } from "../../src/readout.ts";
import type { Env } from "./commands.ts";

/** Opens the store that commands with these settings use. */
export function openStore({ REDIS_URL, READOUT_PREFIX, READOUT_QUEUE_SHARDS = "1" }: Env): Readout {
  return openReadout({
    redisUrl: REDIS_URL!,
    prefix: READOUT_PREFIX,
    queueShards: Number(READOUT_QUEUE_SHARDS),
  });
}

/** Resolves when nothing is queued, worked on or delayed any more. */
export async function untilIdle(env: Env): Promise<void> {
  const store = openStore(env);
  try {
    await untilSettled(store);
  } finally {
    await store.close();
  }
}

/** The same for a store that is open. */
export async function untilSettled(store: Pick<Readout, "doctor">): Promise<void> {
  await vi.waitUntil(
    async () => {
      const { queue } = await store.doctor();
      return queue.waiting + queue.active + queue.delayed === 0;
    },
    { timeout: 45_000, interval: 20 },
  );
}
