import { mkdtemp, rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openTally } from "../../src/counting/tally.ts";
import type { EventLine } from "../../src/life/event-file.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import { ensureServer } from "../servers/ensure-server.ts";
import { startRedisProcess } from "../servers/redis-process.ts";
import { type Acknowledged, EVENTS, OPERATIONS, retagAll } from "../stage/life-operations.ts";
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
  /** Events whose counts are not those of the same operations in one process. */
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
  const crew = openMixedCrew(settings);
  try {
    const loops = Array.from({ length: processes }, (_, i) => {
      const own = { OPERATIONS: String(Math.ceil(operations / processes)), FOLDER: folder };
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
    const log = ended.flatMap(({ stdout }) => readLog(stdout));
    const { total: failed } = await readout.failed.list(0);
    return { operations, workerKills, failed, ...(await compare(readout, log)) };
  } finally {
    await crew.end();
    await readout.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Workers of two models, each of which lives for a moment, and is killed and replaced. */
function openMixedCrew({ env, workers, seed }: LifeSettings) {
  const random = randomNumbers(seed);
  const start = (epoch: number) =>
    startWorker({ ...env, TAGGER_EPOCH: String(epoch) }, PROGRAMS.plainWorker);
  const crew = Array.from({ length: workers }, (_, i) => start(1 + (i % 2)));
  let kills = 0;
  let over = false;
  const killing = (async () => {
    while (!over) {
      await sleep(LONGEST_LIFE_MS * (0.5 + random() / 2));
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

function readLog(stdout: string): Acknowledged[] {
  const lines = stdout.split("\n").filter(Boolean);
  const all = lines.map((line) => JSON.parse(line) as Acknowledged | null);
  return all.filter((acknowledged) => acknowledged !== null);
}

async function compare(readout: Readout, log: readonly Acknowledged[]) {
  const acknowledged: Record<string, number> = {};
  const tallies = new Map(EVENTS.map((event) => [event, openTally(event)]));
  for (const entry of log) {
    const { operation, event } = entry;
    acknowledged[operation] = (acknowledged[operation] ?? 0) + 1;
    OPERATIONS[operation]!.replay(tallies.get(event)!, entry, readLines);
  }
  const differing: string[] = [];
  let mentions = 0;
  for (const [event, tally] of tallies) {
    const expected = tally.snapshot();
    const found = await readout.snapshot(event).catch(() => openTally(event).snapshot());
    mentions += mentionsIn(found);
    if (fingerprint(found).join("\n") !== fingerprint(expected).join("\n")) differing.push(event);
  }
  return { acknowledged, mentions, differing };
}

function readLines(file: string): EventLine[] {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as EventLine);
}

export const options = { operations: 1_000, processes: 4, workers: 4, seed: 1 };

export async function run(values: typeof options): Promise<number> {
  const redis = await startRedisProcess({ server: ensureServer() });
  try {
    const env = { REDIS_URL: redis.url };
    const outcome = await runLife({ ...values, env, onProgress: showProgress });
    for (const [name, value] of Object.entries(outcome)) {
      console.log(`${name.padEnd(14)}${typeof value === "object" ? JSON.stringify(value) : value}`);
    }
    return outcome.differing.length + outcome.failed > 0 ? 1 : 0;
  } finally {
    await redis.stop();
  }
}
