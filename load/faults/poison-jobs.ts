import { CHUNK_VERSION, chunkJobId, turnOf } from "../../src/queue/chunk.ts";
import type { FailedJob } from "../../src/queue/failed-set.ts";
import { openQueues } from "../../src/queue/open-queues.ts";
import { QUEUE_NAME, queuePrefix } from "../../src/queue/settings.ts";
import type { RedisConnection } from "../../src/redis/connection.ts";
import { DEFAULT_PREFIX } from "../../src/store/keys.ts";
import { JOB_KINDS, kindsOf, STATEMENT_KINDS } from "./poison-kinds.ts";

const PREFIX = DEFAULT_PREFIX;
const CHUNK_SIZE = 250;
/** Jobs that are poison as a whole come after every chunk. */
const FIRST_POISON_JOB = 1_000_000;

/** Good statements with poison spread evenly among them. */
export function mix(good: readonly unknown[], each: number): (() => string)[] {
  const poison = Array.from({ length: each }, (_, i) =>
    Object.entries(STATEMENT_KINDS).map(([kind, { json }]) => {
      return () => json(idOf(kind, i)); // made when it is sent: some are large
    }),
  ).flat();
  const step = good.length / poison.length;
  const mixed: (() => string)[] = [];
  let placed = 0;
  for (const [i, statement] of good.entries()) {
    while (placed < poison.length && placed * step <= i) mixed.push(poison[placed++]!);
    mixed.push(() => JSON.stringify(statement));
  }
  return mixed;
}

function idOf(kind: string, i: number): string {
  return `${kind}/${i}`;
}

export async function addChunks(redis: RedisConnection, rows: readonly (() => string)[]) {
  for (let at = 0; at < rows.length; at += CHUNK_SIZE) {
    const statements = rows.slice(at, at + CHUNK_SIZE).map((make) => make());
    const start = `{"version":${CHUNK_VERSION},"sequence":${at + 1},"revisions":[],"statements":`;
    await addJob(redis, chunkJobId(at + 1, "good"), `${start}[${statements.join()}]}`);
  }
}

export async function addJobs(redis: RedisConnection, each: number): Promise<void> {
  for (const [k, [kind, { data }]] of Object.entries(JOB_KINDS).entries()) {
    for (let i = 0; i < each; i += 1) {
      await addJob(redis, chunkJobId(FIRST_POISON_JOB * (k + 1) + i, "bad"), data(idOf(kind, i)));
    }
  }
}

/** A job whose data is written as it is, as no queue of ours would. */
async function addJob(redis: RedisConnection, jobId: string, data: string): Promise<void> {
  const queues = openQueues(redis, { prefix: PREFIX, shards: 1 });
  await queues.add([{ jobId, data: { statements: [] } }]);
  await redis.hset(jobKey(jobId), "data", data);
  await queues.close();
}

function jobKey(jobId: string): string {
  return `${queuePrefix(PREFIX, 0, 1)}:${QUEUE_NAME}:${jobId}`;
}

/** Of each kind, how much stands in the failed set, alone and with its reason; and what else does. */
export function sortFailed(jobs: readonly FailedJob[]) {
  const failed: Record<string, number> = Object.fromEntries(kindsOf().map((kind) => [kind, 0]));
  const others: string[] = [];
  const seen = new Set<string>();
  for (const { jobId, reason, statements } of jobs) {
    const id = statements[0]?.id ?? jobId;
    const kind = kindOf(jobId, statements[0]?.id);
    const expected = (STATEMENT_KINDS[kind] ?? JOB_KINDS[kind])?.reason;
    if (expected?.test(reason) && statements.length <= 1 && !seen.has(id)) failed[kind]! += 1;
    else others.push(`${id}: ${reason}`);
    seen.add(id);
  }
  return { failed, others };
}

function kindOf(jobId: string, id: string | null | undefined): string {
  if (typeof id === "string") return id.split("/")[0]!;
  const turn = turnOf(jobId);
  return Object.keys(JOB_KINDS)[Math.floor(turn / FIRST_POISON_JOB) - 1] ?? "";
}

/** How often the job that was tried most often was. */
export async function mostAttempts(
  redis: RedisConnection,
  jobs: readonly FailedJob[],
): Promise<number> {
  const attempts = await Promise.all(jobs.map(({ jobId }) => redis.hget(jobKey(jobId), "ats")));
  return Math.max(0, ...attempts.map(Number));
}
