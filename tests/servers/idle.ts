import { untilDrained } from "../../load/stage/until-drained.ts";
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
    await untilDrained(store);
  } finally {
    await store.close();
  }
}
