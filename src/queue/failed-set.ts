import type { Job } from "bullmq";
import { z } from "zod";
import { EVENT_SLUG } from "../statement/event-slug.ts";
import { readChunk } from "./chunk.ts";
import type { Aggregates } from "../store/aggregates.ts";
import type { Queues } from "./open-queues.ts";
import { noJson, readRemnant, unreadable } from "./remnant.ts";

/** A job in the failed set: mostly a single statement, and why it can't be processed. */
export type FailedJob = {
  jobId: string;
  reason: string;
  /** ISO 8601, when it failed. */
  failedAt: string | null;
  statements: FailedStatement[];
};

export type FailedStatement = {
  event: string | null;
  id: string | null;
  text: string | null;
  /** Whether a mention of this id is counted all the same: it was sent again, or before. */
  counted: boolean;
};

export type FailedSet = {
  /** The jobs that failed, the latest first, at most `limit` of them, and how many there are. */
  list(limit?: number): Promise<{ total: number; jobs: FailedJob[] }>;
  /** Puts every failed job back on the queue, to be tried as if for the first time, and gives their number. */
  retry(): Promise<number>;
  /** Throws every failed job away and gives their number. */
  drop(): Promise<number>;
};

const JOBS_PER_CALL = 200;

// A failed job may hold anything: it is shown and not trusted.
const Shown = z.string().max(200).nullish().catch(null);
const FailedData = z.object({
  statements: z.array(
    z.object({ event: Shown, id: Shown, text: z.string().nullish().catch(null) }).catch({}),
  ),
});

export function openFailedSet(
  queues: Queues,
  aggregates: Pick<Aggregates, "contentsOf">,
): FailedSet {
  /** All that have failed until now, and not those that meanwhile fail again. */
  async function all(act: (job: Job) => Promise<void>): Promise<number> {
    const total = await queues.failedCount();
    let done = 0;
    while (done < total) {
      const jobs = await queues.failed(Math.min(JOBS_PER_CALL, total - done), "latest last");
      if (jobs.length === 0) break;
      await Promise.all(jobs.map(act));
      done += jobs.length;
    }
    return done;
  }

  /** A job whose tries came to an end may have its chunk beside it still. */
  async function dataOf(job: Job): Promise<unknown> {
    if ((readChunk(job.data)?.held ?? 0) === 0) return job.data;
    const json = await queues.heldChunk(job.id ?? "");
    try {
      return json === null ? job.data : JSON.parse(json.toString());
    } catch (error) {
      return unreadable(json?.toString() ?? "", noJson(error as SyntaxError));
    }
  }

  return {
    async list(limit = 1_000) {
      const [total, jobs] = await Promise.all([queues.failedCount(), queues.failed(limit)]);
      const described: FailedJob[] = [];
      for (const job of jobs) described.push(describe(job, await dataOf(job)));
      return { total, jobs: await withCounted(described, aggregates) };
    },
    retry: () => all((job) => queues.retry(job)),
    drop: () => all((job) => queues.remove(job)),
  };
}

function describe(job: Job, found: unknown): FailedJob {
  const data = FailedData.safeParse(found);
  const left = readRemnant(found);
  const statements = left ? [left.remnant] : data.success ? data.data.statements : [];
  return {
    jobId: job.id ?? "",
    reason: job.failedReason,
    failedAt: job.finishedOn === undefined ? null : new Date(job.finishedOn).toISOString(),
    statements: statements.map(({ event, id, text }) => ({
      event: event ?? null,
      id: id ?? null,
      text: text?.slice(0, 200) ?? null,
      counted: false,
    })),
  };
}

async function withCounted(
  jobs: readonly FailedJob[],
  aggregates: Pick<Aggregates, "contentsOf">,
): Promise<FailedJob[]> {
  const named = jobs.flatMap(({ statements }) =>
    statements.flatMap(({ event, id }) =>
      event !== null && id !== null && EVENT_SLUG.test(event) ? [{ event, id }] : [],
    ),
  );
  const contents = await aggregates.contentsOf(named);
  const known = named.filter((_, i) => contents[i] !== null);
  const counted = new Set(known.map(({ event, id }) => JSON.stringify([event, id])));
  return jobs.map((job) => ({
    ...job,
    statements: job.statements.map((statement) => ({
      ...statement,
      counted: counted.has(JSON.stringify([statement.event, statement.id])),
    })),
  }));
}
