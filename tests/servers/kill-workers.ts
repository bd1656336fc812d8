import { vi } from "vitest";
import { CRASHES_BEFORE_SPLIT } from "../../src/queue/settings.ts";
import { type Env, startMisbehavingWorker } from "./commands.ts";
import { jobField, openRedis } from "./redis.ts";

/**
 * Kills so many workers, each while it holds all of these jobs (put there by `addJob`), that the next one
 * splits or fails them. What they hold must hold them: see `poisonText`.
 */
export async function killWorkersOn(env: Env, sequences: readonly number[]): Promise<void> {
  const redis = openRedis();
  const taken = async (sequence: number) =>
    Number(await jobField(redis, env.READOUT_PREFIX!, sequence, "ats"));
  for (let times = 1; times <= CRASHES_BEFORE_SPLIT; times += 1) {
    const worker = startMisbehavingWorker({ ...env, CHUNK_MS: "600000" });
    await vi.waitUntil(
      async () => (await Promise.all(sequences.map(taken))).every((count) => count === times),
      { timeout: 120_000 },
    );
    worker.child.kill("SIGKILL");
    await worker.exited;
  }
}
