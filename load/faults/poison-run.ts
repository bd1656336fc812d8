import type { ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHUNK_VERSION, chunkJobId, turnOf } from "../../src/queue/chunk.ts";
import type { FailedJob } from "../../src/queue/failed-set.ts";
import { openQueues } from "../../src/queue/open-queues.ts";
import { QUEUE_NAME, queuePrefix } from "../../src/queue/settings.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import { openWorkerRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { parseAddress } from "../../src/redis/address.ts";
import { DEFAULT_PREFIX } from "../../src/store/keys.ts";
import { startRedisProcess } from "../servers/redis-process.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { JOB_KINDS, STATEMENT_KINDS } from "./poison-kinds.ts";
import { kill, PROGRAMS, startWorker } from "../stage/processes.ts";
import { countInProcess, fingerprint, mentionsIn } from "../stage/truth.ts";
import { untilDrained } from "../stage/until-drained.ts";

export type PoisonSettings = {
  server: string;
  /** Good statements. */
  statements: number;
  /** Of each kind of poison. */
  each: number;
  workers: number;
  seed: number;
  onProgress: (message: string) => void;
};

export type PoisonOutcome = {
  counted: number;
  /** Events that differ from the same work done in one process without poison. */
  differing: string[];
  /** Of each kind, how much stands in the failed set, alone and with its reason. */
  failed: Record<string, number>;
  /** What else stands there. */
  others: string[];
  /** How often the statement or job that was tried most often was. */
  mostTries: number;
  /** Workers that were started and live, and take chunks. */
  workersAlive: number;
  seconds: number;
};

const CHUNK_SIZE = 250;
/** Short, so that a run takes minutes; a healthy thread takes a hundredth of them. */
const LIMITS = { CHUNK_MS: "3000", STATEMENT_MS: "2000", MAX_MEMORY_MB: "96" };
/** Jobs that are poison as a whole come after every chunk. */
const FIRST_POISON_JOB = 1_000_000;
const PREFIX = DEFAULT_PREFIX;

/** Works off good statements with every kind of poison between them, by workers with our tagger. */
export async function runPoison(settings: PoisonSettings): Promise<PoisonOutcome> {
  const { server, statements, each, seed, onProgress } = settings;
  const folder = await mkdtemp(join(tmpdir(), "readout-poison-"));
  const triesFile = join(folder, "tries");
  await writeFile(triesFile, "");
  const store = await startRedisProcess({ server });
  const readout = openReadout({ redisUrl: store.url });
  const redis = openWorkerRedis(parseAddress(store.url));
  const crew: ChildProcess[] = [];
  try {
    const good = [...makeStatements(statements, seed)];
    await addChunks(redis, mix(good, each));
    await addJobs(redis, each);
    const began = Date.now();
    for (let i = 0; i < settings.workers; i += 1) {
      const env = { REDIS_URL: store.url, TRIES_FILE: triesFile, ...LIMITS };
      const worker = startWorker(env, PROGRAMS.misbehavingWorker);
      worker.stderr?.pipe(process.stderr);
      crew.push(worker);
    }
    await untilDrained(readout, onProgress);
    const seconds = (Date.now() - began) / 1000;

    const truth = countInProcess(good);
    const outcome = { counted: 0, differing: [] as string[] };
    for (const [event, expected] of truth) {
      const found = await readout.snapshot(event);
      outcome.counted += mentionsIn(found);
      if (fingerprint(found).join("\n") !== fingerprint(expected).join("\n"))
        outcome.differing.push(event);
    }
    const { jobs } = await readout.failed.list(2 * kindsOf().length * each);
    return {
      ...outcome,
      ...sortFailed(jobs),
      mostTries: Math.max(await mostTriesIn(triesFile), await mostAttempts(redis, jobs)),
      workersAlive: await countAlive(readout, crew),
      seconds,
    };
  } finally {
    await Promise.all(crew.map(kill));
    await readout.close();
    redis.disconnect();
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The names of all kinds of poison. */
export function kindsOf(): string[] {
  return [...Object.keys(STATEMENT_KINDS), ...Object.keys(JOB_KINDS)];
}

/** Good statements with poison spread evenly among them. */
function mix(good: readonly unknown[], each: number): (() => string)[] {
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

async function addChunks(redis: RedisConnection, rows: readonly (() => string)[]) {
  for (let at = 0; at < rows.length; at += CHUNK_SIZE) {
    const statements = rows.slice(at, at + CHUNK_SIZE).map((make) => make());
    const start = `{"version":${CHUNK_VERSION},"sequence":${at + 1},"revisions":[],"statements":`;
    await addJob(redis, chunkJobId(at + 1, "good"), `${start}[${statements.join()}]}`);
  }
}

async function addJobs(redis: RedisConnection, each: number): Promise<void> {
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

function sortFailed(jobs: readonly FailedJob[]): Pick<PoisonOutcome, "failed" | "others"> {
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

async function mostTriesIn(file: string): Promise<number> {
  const tries = new Map<string, number>();
  for (const id of (await readFile(file, "utf8")).split("\n")) {
    if (id !== "") tries.set(id, (tries.get(id) ?? 0) + 1);
  }
  return Math.max(0, ...tries.values());
}

async function mostAttempts(redis: RedisConnection, jobs: readonly FailedJob[]): Promise<number> {
  const attempts = await Promise.all(jobs.map(({ jobId }) => redis.hget(jobKey(jobId), "ats")));
  return Math.max(0, ...attempts.map(Number));
}

async function countAlive(readout: Readout, crew: readonly ChildProcess[]): Promise<number> {
  const { workers } = await readout.doctor();
  return crew.filter(({ pid }) => workers.some((worker) => worker.includes(`/${pid} `))).length;
}
