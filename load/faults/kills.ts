import { setTimeout as sleep } from "node:timers/promises";
import type { RedisProcess } from "../servers/redis-process.ts";
import { openCounter } from "../stage/counter.ts";
import type { Crew } from "../stage/crew.ts";
import { randomNumbers } from "../stage/made-statements.ts";
import { kill } from "../stage/processes.ts";
import type { Watch } from "../stage/watch.ts";

export type KillSettings = {
  /** How many mentions will be counted. */
  statements: number;
  workerKills: number;
  redisKills: number;
  seed: number;
  onProgress: (message: string) => void;
};

const TICK_MS = 50;

/** Kills workers that hold a chunk, and Redis, at even distances over the way. */
export async function causeFaults(
  { statements, workerKills, redisKills, seed, onProgress }: KillSettings,
  {
    redis,
    crew,
    watch,
    sending,
  }: { redis: RedisProcess; crew: Crew; watch: Watch; sending: Promise<unknown> },
): Promise<{ workerKills: number; redisKills: number }> {
  const random = randomNumbers(seed + 1);
  const counter = openCounter(redis.url);
  const done = { workerKills: 0, redisKills: 0 };
  let sent = false;
  void sending.then(() => (sent = true));
  while (done.workerKills < workerKills || done.redisKills < redisKills) {
    await sleep(TICK_MS);
    const counted = await counter.mentions();
    onProgress(
      `${counted} counted, ${done.workerKills} workers and ${done.redisKills} Redis killed`,
    );
    const way = counted / statements;
    if (done.workerKills < workerKills && way >= done.workerKills / workerKills) {
      if (await killHolder(crew, watch, random)) done.workerKills += 1;
    }
    if (done.redisKills < redisKills && way >= (done.redisKills + 0.5) / redisKills) {
      await redis.kill();
      await redis.start();
      watch.forgetOrphans();
      done.redisKills += 1;
    }
    if (way >= 1 && sent) break;
  }
  counter.close();
  return done;
}

/** Kills one of the workers that are in the middle of a chunk; false when none is. */
async function killHolder(crew: Crew, watch: Watch, random: () => number): Promise<boolean> {
  const holders = [...(await watch.holders()).keys()].filter((name) => crew.find(name));
  const name = holders[Math.floor(random() * holders.length)];
  const victim = crew.find(name);
  if (name === undefined || !victim) return false;
  await kill(victim);
  crew.replace(victim);
  watch.orphaned((await watch.holders()).get(name) ?? []);
  return true;
}
