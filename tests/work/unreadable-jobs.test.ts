import { expect, test, vi } from "vitest";
import { openQueues } from "../../src/queue/open-queues.ts";
import { QUEUE_NAME, queuePrefix } from "../../src/queue/settings.ts";
import { type Env, freshEnv, readout, startWorker } from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { openRedis } from "../servers/redis.ts";

test("jobs that hold no JSON are shown while they wait, and when they have failed; good ones are counted", async () => {
  const env = freshEnv();
  const store = openStore(env);
  await corrupt(env, ["chunk-901", "chunk-902"]);
  const { jobIds } = await store.enqueue([{ event: "summit", text: "We welcome it." }]);
  expect((await readout(["doctor"], env)).stdout).toMatch(/3 chunks waiting/);

  startWorker(env);
  await store.settled(jobIds);
  await untilIdle(env);
  expect((await store.report("summit")).totals.mentions).toBe(1);
  for (const command of ["doctor", "failed"]) {
    const { code, stdout } = await readout([command], env);
    expect(code).toBe(0);
    expect(stdout.match(/chunk-90[12] .*: The job holds no JSON: /g)).toHaveLength(2);
  }

  // Put back, they fail again; one that is damaged later is shown too, and all can be dropped.
  expect(await store.failed.retry()).toBe(2);
  await vi.waitUntil(async () => (await store.failed.list()).total === 2, { timeout: 120_000 });
  await damage(env, "chunk-901");
  expect((await store.failed.list()).jobs.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/no JSON/),
    expect.stringMatching(/no JSON/),
  ]);
  expect(await store.failed.drop()).toBe(2);
  await store.close();
});

async function corrupt(env: Env, jobIds: string[]): Promise<void> {
  const queues = openQueues(openRedis(), { prefix: env.READOUT_PREFIX!, shards: 1 });
  await queues.add(jobIds.map((jobId) => ({ jobId, data: { statements: [] } })));
  for (const jobId of jobIds) await damage(env, jobId);
  await queues.close();
}

async function damage({ READOUT_PREFIX }: Env, jobId: string): Promise<void> {
  const key = `${queuePrefix(READOUT_PREFIX!, 0, 1)}:${QUEUE_NAME}:${jobId}`;
  await openRedis().hset(key, "data", '{"version":1,"statements":[{"event":"summ');
}
