import type { Job } from "bullmq";
import { z } from "zod";
import type { Queues } from "./open-queues.ts";
import { readRemnant } from "./remnant.ts";

/** A job in the failed set: mostly a single statement, and why it can't be processed. */
export type FailedJob = {
  jobId: string;
  reason: string;
  /** ISO 8601, when it failed. */
  failedAt: string | null;
  statements: FailedStatement[];
};

export type FailedStatement = { event: string | null; id: string | null; text: string | null };

export type FailedSet = {
  /** The jobs that failed, the latest first, at most `limit` of them, and how many there are. */
  list(limit?: number): Promise<{ total: number; jobs: FailedJob[] }>;
  /** Puts every failed job back on the queue and gives their number. */
  retry(): Promise<number>;
  /** Throws every failed job away and gives their number. */
  drop(): Promise<number>;
};

const JOBS_PER_CALL = 200;

// Whatever stands in a failed job, it is shown and not trusted.
const Shown = z.string().max(200).nullish().catch(null);
const FailedData = z.object({
  statements: z.array(
    z.object({ event: Shown, id: Shown, text: z.string().nullish().catch(null) }).catch({}),
  ),
});

export function openFailedSet(queues: Queues): FailedSet {
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

  return {
    async list(limit = 1_000) {
      const [total, jobs] = await Promise.all([queues.failedCount(), queues.failed(limit)]);
      return { total, jobs: jobs.map(describe) };
    },
    retry: () => all((job) => job.retry("failed")),
    drop: () => all((job) => job.remove()),
  };
}

function describe(job: Job): FailedJob {
  const data = FailedData.safeParse(job.data);
  const left = readRemnant(job.data);
  const statements = left ? [left.remnant] : data.success ? data.data.statements : [];
  return {
    jobId: job.id ?? "",
    reason: job.failedReason,
    failedAt: job.finishedOn === undefined ? null : new Date(job.finishedOn).toISOString(),
    statements: statements.map(({ event, id, text }) => ({
      event: event ?? null,
      id: id ?? null,
      text: text?.slice(0, 200) ?? null,
    })),
  };
}
