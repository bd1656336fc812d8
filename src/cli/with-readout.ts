import type { Config } from "../config.ts";
import { openReadout, type Readout } from "../readout.ts";

/** Where Redis is looked for when REDIS_URL is not set. */
const DEFAULT_REDIS_URL = "redis://127.0.0.1:6379";

/** Opens the store for one command and closes it, whatever becomes of the command. */
export async function withReadout<T>(
  config: Config,
  act: (readout: Readout) => Promise<T>,
): Promise<T> {
  const { redisUrl = DEFAULT_REDIS_URL, prefix, chunkSize, maxWaitingChunks } = config;
  const readout = openReadout({ redisUrl, prefix, chunkSize, maxWaitingChunks });
  try {
    return await act(readout);
  } finally {
    await readout.close();
  }
}
