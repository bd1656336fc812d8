import { type Config, DEFAULT_REDIS_URL } from "../config.ts";
import { openReadout, type Readout } from "../readout.ts";

/** Opens the store for one command and closes it, whatever becomes of the command. */
export async function withReadout<T>(
  config: Config,
  act: (readout: Readout) => Promise<T>,
): Promise<T> {
  const { redisUrl = DEFAULT_REDIS_URL, prefix, chunkSize, maxWaitingChunks, maxWaitMs } = config;
  const readout = openReadout({ redisUrl, prefix, chunkSize, maxWaitingChunks, maxWaitMs });
  try {
    return await act(readout);
  } finally {
    await readout.close();
  }
}
