import { ensureServer } from "../servers/ensure-server.ts";
import { showProgress } from "../stage/show-progress.ts";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openReadout, type Readout } from "../../src/readout.ts";
import { openWorkerRedis } from "../../src/redis/connection.ts";
import { parseAddress } from "../../src/redis/address.ts";
import { startRedisProcess } from "../servers/redis-process.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { addChunks, addJobs, mix, mostAttempts, sortFailed } from "./poison-jobs.ts";
import { kindsOf } from "./poison-kinds.ts";
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
  /** How long a thread may take for one statement; a healthy one takes a thousandth of it. */
  statementMs: number;
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

const MAX_MEMORY_MB = "96";

/** Works off good statements with every kind of poison between them, by workers with our tagger. */
export async function runPoison(settings: PoisonSettings): Promise<PoisonOutcome> {
  const { server, statements, each, statementMs, seed, onProgress } = settings;
  const chunkMs = 1.5 * statementMs;
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
      const limits = {
        CHUNK_MS: String(chunkMs),
        STATEMENT_MS: String(statementMs),
        MAX_MEMORY_MB,
      };
      const env = { REDIS_URL: store.url, TRIES_FILE: triesFile, ...limits };
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

async function mostTriesIn(file: string): Promise<number> {
  const tries = new Map<string, number>();
  for (const id of (await readFile(file, "utf8")).split("\n")) {
    if (id !== "") tries.set(id, (tries.get(id) ?? 0) + 1);
  }
  return Math.max(0, ...tries.values());
}

async function countAlive(readout: Readout, crew: readonly ChildProcess[]): Promise<number> {
  const { workers } = await readout.doctor();
  return crew.filter(({ pid }) => workers.some((worker) => worker.includes(`/${pid} `))).length;
}

export const options = {
  statements: 10_000,
  each: 100,
  workers: 2,
  /** Short, so that a run takes minutes. */
  "statement-ms": 2_000,
  seed: 1,
};

export async function run(values: typeof options): Promise<number> {
  const { statements, each, workers, "statement-ms": statementMs, seed } = values;
  const given = { statements, each, workers, statementMs, seed };
  const outcome = await runPoison({ server: ensureServer(), ...given, onProgress: showProgress });

  console.log(`good       ${statements}, ${outcome.counted} counted`);
  console.log(`differing  ${outcome.differing.length} events ${outcome.differing.join(" ")}`);
  for (const kind of kindsOf()) {
    console.log(`poison     ${outcome.failed[kind]} of ${each} failed with their reason: ${kind}`);
  }
  console.log(
    `others     ${outcome.others.length} failed ${outcome.others.slice(0, 5).join("; ")}`,
  );
  console.log(`tries      ${outcome.mostTries} at most`);
  console.log(`workers    ${outcome.workersAlive} of ${workers} alive`);
  console.log(`seconds    ${outcome.seconds.toFixed(1)}`);

  const missed = kindsOf().some((kind) => outcome.failed[kind] !== each);
  const wrong = outcome.differing.length + outcome.others.length;
  const lost = outcome.workersAlive < workers || outcome.mostTries > 3;
  return outcome.counted !== statements || missed || wrong > 0 || lost ? 1 : 0;
}
