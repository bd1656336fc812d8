import type { Queue } from "bullmq";
import { readChunk } from "./chunk.ts";
import type { RedisConnection } from "../redis/connection.ts";

/** Jobs whose data is held in memory at once. */
const JOBS_PER_PAGE = 16;
/** How many jobs at each end of the queue are looked at; their size stands for that of all. */
const SAMPLED = 3;

/** A job has the number of its statements as its name, which can be read without its data. */
export function jobName(statements: number): string {
  return `${statements} statements`;
}

/** About how many statements are in the jobs of a queue that are not done yet. */
export async function statementsIn(redis: RedisConnection, queue: Queue): Promise<number> {
  const wait = queue.toKey("wait");
  const [counts, newest, oldest] = await Promise.all([
    queue.getJobCounts("waiting", "prioritized", "active", "delayed"),
    redis.lrange(wait, 0, SAMPLED - 1),
    redis.lrange(wait, -SAMPLED, -1),
  ]);
  const jobs = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (jobs === 0) return 0;
  const ids = newest.length > 0 ? [...newest, ...oldest] : await someElsewhere(redis, queue);
  const names = await Promise.all(ids.map((id) => redis.hget(queue.toKey(id), "name")));
  const sizes = names.map((name) => Number.parseInt(name ?? "", 10)).filter((size) => size >= 0);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length);
  return Math.ceil(jobs * mean);
}

/** The ids of some jobs that are not done and do not wait in line. */
async function someElsewhere(redis: RedisConnection, queue: Queue): Promise<string[]> {
  const [active, ...others] = await Promise.all([
    redis.lrange(queue.toKey("active"), 0, 0),
    redis.zrange(queue.toKey("prioritized"), "0", String(SAMPLED - 1)),
    redis.zrange(queue.toKey("delayed"), "0", String(SAMPLED - 1)),
  ]);
  return [...active, ...others.flat()];
}

/** BullMQ's score of a delayed job: the moment it is due, times this, plus a number that keeps the order. */
const SCORES_PER_MS = 0x1000;

/** The ids of some jobs that are due only after this moment, in ms since 1970. */
export function delayedBeyond(
  redis: RedisConnection,
  queue: Queue,
  moment: number,
): Promise<string[]> {
  const key = queue.toKey("delayed");
  return redis.zrangebyscore(key, moment * SCORES_PER_MS, "+inf", "LIMIT", 0, 1_000);
}

/** Where BullMQ keeps the ids of jobs, in the order in which a job passes through. */
const PLACES = {
  unfinished: [
    ["delayed", "sorted set"], // by their sender
    ["prioritized", "sorted set"],
    ["wait", "list"],
    ["paused", "list"],
    ["delayed", "sorted set"], // by a worker
    ["active", "list"],
  ],
  failed: [["failed", "sorted set"]],
} as const;

/**
 * The chunks of the jobs in these states, page after page; `heldJson` reads one that stands beside its job. A job
 * that moves on meanwhile may come twice, or not at all if it is done; one whose data is not JSON is passed over.
 */
export async function* readJobs(
  redis: RedisConnection,
  queue: Queue,
  state: keyof typeof PLACES,
  heldJson: (jobId: string) => Promise<string | null>,
): AsyncIterable<unknown[]> {
  for (const [place, kind] of PLACES[state]) {
    const key = queue.toKey(place);
    for (let from = 0; ; from += JOBS_PER_PAGE) {
      const to = from + JOBS_PER_PAGE - 1;
      const ids = await (kind === "list"
        ? redis.lrange(key, from, to)
        : redis.zrange(key, String(from), String(to)));
      if (ids.length === 0) break;
      const read = async (id: string) => {
        const [data] = parse(await redis.hget(queue.toKey(id), "data"));
        return (readChunk(data)?.held ?? 0) > 0 ? parse(await heldJson(id)) : [data];
      };
      yield (await Promise.all(ids.map(read))).flat();
    }
  }
}

function parse(data: string | null): unknown[] {
  try {
    return data === null ? [] : [JSON.parse(data)];
  } catch {
    return [];
  }
}
