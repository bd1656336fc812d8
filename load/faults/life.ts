import { mkdtemp, rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { emptySnapshot } from "../../src/counting/empty-snapshot.ts";
import type { EventSnapshot } from "../../src/counting/snapshot.ts";
import { countryName } from "../../src/lexicons/country-names.ts";
import type { EventLine } from "../../src/life/event-file.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import { parseAddress } from "../../src/redis/address.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { buildReport } from "../../src/reporting/build-report.ts";
import { openFoldStore } from "../../src/store/folds.ts";
import { DEFAULT_PREFIX, openKeys } from "../../src/store/keys.ts";
import { ensureServer } from "../servers/ensure-server.ts";
import { startRedisProcess } from "../servers/redis-process.ts";
import { startCluster } from "../servers/start-cluster.ts";
import { EVENTS, foldAll, retagAll } from "../stage/life-operations.ts";
import { expectEvent } from "../stage/life-oracle.ts";
import type { Logged } from "../stage/operation.ts";
import { randomNumbers } from "../stage/made-statements.ts";
import { type Env, kill, outcomeOf, PROGRAMS, startNode, startWorker } from "../stage/processes.ts";
import { showProgress } from "../stage/show-progress.ts";
import { fingerprint, mentionsIn } from "../stage/truth.ts";
import { untilDrained } from "../stage/until-drained.ts";

export type LifeSettings = {
  /** Where Redis is, as processes are told. */
  env: Env;
  operations: number;
  processes: number;
  workers: number;
  seed: number;
  onProgress: (message: string) => void;
};

export type LifeOutcome = {
  operations: number;
  /** Those that were acknowledged, by name. */
  acknowledged: Record<string, number>;
  workerKills: number;
  mentions: number;
  failed: number;
  corrections: number;
  /** Utterances that count in another one. */
  folded: number;
  /** Where an event is not what the same operations make of it in one process. */
  differing: string[];
};

const LOOP = ["--import", "tsx", fileURLToPath(new URL("../stage/life-loop.ts", import.meta.url))];
const LONGEST_LIFE_MS = 6_000;

/**
 * Random operations of several processes at once, while workers of two models write and are killed; then compares
 * what is counted with what the plain tally makes of all that was acknowledged.
 */
export async function runLife(settings: LifeSettings): Promise<LifeOutcome> {
  const { env, operations, processes, seed, onProgress } = settings;
  const folder = await mkdtemp(join(tmpdir(), "readout-life-"));
  const readout = openReadout({
    redisUrl: env.REDIS_URL ?? "",
    prefix: env.READOUT_PREFIX,
    queueShards: Number(env.READOUT_QUEUE_SHARDS ?? 1),
  });
  const crew = openMixedCrew(settings, readout);
  try {
    const loops = Array.from({ length: processes }, (_, i) => {
      const own = {
        OPERATIONS: String(Math.ceil(operations / processes)),
        FOLDER: folder,
        CLOCK: `${env.READOUT_PREFIX ?? DEFAULT_PREFIX}:life-clock`,
      };
      return outcomeOf(startNode(LOOP, { ...env, ...own, SEED: String(seed * 1_000 + i) }));
    });
    onProgress(`${processes} processes do ${operations} operations`);
    const ended = await Promise.all(loops);
    const workerKills = await crew.leaveNewer();
    for (const { code, stderr } of ended) {
      if (code !== 0) throw new Error(`A process ended with ${code}: ${stderr}`);
    }
    await untilDrained(readout, onProgress);
    await retagAll(readout);
    await untilDrained(readout, onProgress);
    await foldAll(readout);
    const log = ended.flatMap(({ stdout }) => readLog(stdout));
    const { total: failed } = await readout.failed.list(0);
    return { operations, workerKills, failed, ...(await compare(readout, log, env)) };
  } finally {
    await crew.end();
    await readout.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether workers were up and about lately; on a machine that does much else they take long to start. */
async function isWorking(readout: Readout): Promise<boolean> {
  const doctor = await readout.doctor().catch(() => null);
  return doctor !== null && doctor.workers.length >= 2;
}

/** Workers of two models, each of which lives for a moment, and is killed and replaced. */
function openMixedCrew({ env, workers, seed }: LifeSettings, readout: Readout) {
  const random = randomNumbers(seed);
  const start = (epoch: number) =>
    startWorker({ ...env, TAGGER_EPOCH: String(epoch) }, PROGRAMS.plainWorker);
  const crew = Array.from({ length: workers }, (_, i) => start(1 + (i % 2)));
  let kills = 0;
  let over = false;
  const killing = (async () => {
    while (!over) {
      await sleep(LONGEST_LIFE_MS * (0.5 + random() / 2));
      while (!over && !(await isWorking(readout))) await sleep(100);
      if (over) return;
      const place = Math.floor(random() * crew.length);
      await kill(crew[place]!);
      crew[place] = start(1 + (place % 2)); // there is always one that can tag anew
      kills += 1;
    }
  })();
  return {
    /** Kills all older workers, and no more after that; gives how many were killed. */
    async leaveNewer(): Promise<number> {
      over = true;
      await killing;
      const older = crew.filter((_, place) => place % 2 === 0);
      await Promise.all(older.map((worker) => kill(worker)));
      return kills + older.length;
    },
    async end(): Promise<void> {
      over = true;
      await killing;
      await Promise.all(crew.map((worker) => kill(worker)));
    },
  };
}

function readLog(stdout: string): Logged[] {
  const lines = stdout.split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Logged);
}

async function compare(readout: Readout, log: readonly Logged[], env: Env) {
  const acknowledged: Record<string, number> = {};
  for (const { operation } of log) acknowledged[operation] = (acknowledged[operation] ?? 0) + 1;
  const decisionsOf = await readDecisions(env);
  const differing: string[] = [];
  const sums = { mentions: 0, corrections: 0, folded: 0 };
  for (const event of EVENTS) {
    const corrections = await readout.corrections.list(event).catch(() => []);
    const found = {
      corrections: new Set(corrections.map(({ id }) => id)),
      decisions: decisionsOf[event]!,
    };
    const own = log.filter((entry) => entry.event === event);
    const { tally, contradictions } = expectEvent(event, own, { found, readFile: readLines });
    const expected = tally.snapshot();
    const counted = await readout.snapshot(event).catch(() => emptySnapshot(event));
    sums.mentions += mentionsIn(counted);
    sums.corrections += corrections.length;
    sums.folded += counted.folded;
    differing.push(...contradictions.map((what) => `${event}: ${what}`));
    if (fingerprint(counted).join("\n") !== fingerprint(expected).join("\n"))
      differing.push(`${event}: the counts`);
    if (reportOf(counted) !== reportOf(expected)) differing.push(`${event}: the report`);
  }
  return { acknowledged, ...sums, differing };
}

/** The report byte for byte, of one moment. */
function reportOf(snapshot: EventSnapshot): string {
  return JSON.stringify(buildReport(snapshot, { generatedAt: "", countryName }));
}

/** What was decided by hand about the folds of each event. */
async function readDecisions(env: Env) {
  const redis = await connectRedis(parseAddress(env.REDIS_URL ?? "", "REDIS_URL"));
  try {
    const folds = openFoldStore(redis, openKeys(env.READOUT_PREFIX ?? DEFAULT_PREFIX));
    const all = EVENTS.map(async (event) => [event, (await folds.read(event)).decisions] as const);
    return Object.fromEntries(await Promise.all(all));
  } finally {
    redis.disconnect();
  }
}

function readLines(file: string): EventLine[] {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as EventLine);
}

/** With `masters` on a cluster of so many, with as many queues. */
export const options = { operations: 1_000, processes: 4, workers: 4, seed: 1, masters: 0 };

export async function run({ masters, ...values }: typeof options): Promise<number> {
  const server = ensureServer();
  const redis =
    masters > 0 ? await startCluster({ server, masters }) : await startRedisProcess({ server });
  try {
    const env = { REDIS_URL: redis.url, READOUT_QUEUE_SHARDS: String(Math.max(1, masters)) };
    const outcome = await runLife({ ...values, env, onProgress: showProgress });
    for (const [name, value] of Object.entries(outcome)) {
      console.log(`${name.padEnd(14)}${typeof value === "object" ? JSON.stringify(value) : value}`);
    }
    return outcome.differing.length + outcome.failed > 0 ? 1 : 0;
  } finally {
    await redis.stop();
  }
}
