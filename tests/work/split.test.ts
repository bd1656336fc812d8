import { expect, test, vi } from "vitest";
import { poisonText } from "../../load/misbehaving-tagger.ts";
import { CHUNK_VERSION } from "../../src/queue/chunk.ts";
import { CRASHES_BEFORE_SPLIT } from "../../src/queue/settings.ts";
import { type Env, freshEnv, startMisbehavingWorker, startWorker } from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { addJob, jobField, openRedis } from "../servers/redis.ts";

const GOOD = { event: "summit", speaker: "Ada Berg" };
const LONG = "We will see what the talks in the capital bring. ".repeat(400);

test.each([CHUNK_VERSION, 1])(
  "of an id that a chunk of format %i has twice the later content stands, also when its workers were killed and it was split",
  async (version) => {
    const env: Env = { ...freshEnv(), READOUT_CONCURRENCY: "1" };
    const statements = [
      { ...GOOD, id: "x", text: "We welcome it." },
      ...Array.from({ length: 40 }, (_, i) => ({ ...GOOD, id: `long-${i}`, text: LONG + i })),
      { ...GOOD, id: "stop", text: poisonText("never comes back") },
      ...Array.from({ length: 60 }, (_, i) => ({ ...GOOD, id: `short-${i}`, text: `So ${i}.` })),
      { ...GOOD, id: "x", text: "We condemn it." },
    ];
    await addJob(env.READOUT_PREFIX!, 1, { version, sequence: 7, statements });
    await killWorkersOn(env, 1);
    startWorker(env);
    startWorker(env);
    await untilIdle(env);

    const store = openStore(env);
    expect((await store.report("summit")).totals.mentions).toBe(statements.length - 1);
    const texts = (await store.statements("summit")).map(({ text }) => text);
    expect(texts).toContain("We condemn it.");
    expect(texts).not.toContain("We welcome it.");
    await store.close();
  },
);

/** Kills so many workers in the middle of the job that it is split by the next one. */
async function killWorkersOn(env: Env, sequence: number): Promise<void> {
  const redis = openRedis();
  for (let taken = 1; taken <= CRASHES_BEFORE_SPLIT; taken += 1) {
    const worker = startMisbehavingWorker({ ...env, CHUNK_MS: "600000" });
    const field = () => jobField(redis, env.READOUT_PREFIX!, sequence, "ats");
    await vi.waitUntil(async () => Number(await field()) === taken, { timeout: 30_000 });
    worker.child.kill("SIGKILL");
    await worker.exited;
  }
}
