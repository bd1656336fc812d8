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

/** A statement of a failed job as far as it can be read; `text` is its beginning. */
export type FailedStatement = {
  event: string | null;
  id: string | null;
  text: string | null;
  /** Whether a mention of this id is counted all the same: it was sent again, or before. */
  counted: boolean;
};

/** A statement of a failed job as it was sent, with why it failed; enqueue takes it again and leaves that out. */
export type FailedRow = Record<string, unknown> & {
  failure: { reason: string; failedAt: string | null; jobId: string };
};

/** Rows of failed jobs, and how many statements are no longer whole enough to be sent again. */
export type FailedRows = { rows: FailedRow[]; broken: number };

/** The statements that can't be processed, until they are mended or dropped. */
export type FailedSet = {
  /** The jobs that failed, the latest first, at most `limit` of them, and how many there are. */
  list(limit?: number): Promise<{ total: number; jobs: FailedJob[] }>;
  /** The statements of all jobs that failed, some at a time, to be mended and sent again. */
  export(): AsyncIterable<FailedRows>;
  /** Puts every failed job back on the queue, to be tried as if for the first time, and gives their number. */
  retry(): Promise<number>;
  /** Throws every failed job away and gives their number. */
  drop(): Promise<number>;
};

const JOBS_PER_CALL = 200;

// A failed job may hold anything: it is shown and not trusted.
const Shown = z.string().max(200).nullish().catch(null);
const Whole = z.looseObject({ text: z.string() });
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
    async *export() {
      for await (const jobs of queues.failedPages()) {
        const found = await Promise.all(jobs.map(async (job) => rowsOf(job, await dataOf(job))));
        const rows = found.flatMap((some) => some.rows);
        yield { rows, broken: found.reduce((sum, { broken }) => sum + broken, 0) };
      }
    },
    retry: () => all((job) => queues.retry(job)),
    drop: () => all((job) => queues.remove(job)),
  };
}

function failureOf(job: Job): Omit<FailedJob, "statements"> {
  const { id = "", failedReason: reason, finishedOn } = job;
  const failedAt = finishedOn === undefined ? null : new Date(finishedOn).toISOString();
  return { jobId: id, reason, failedAt };
}

function rowsOf(job: Job, found: unknown): FailedRows {
  const statements = readChunk(found)?.statements;
  if (!statements || readRemnant(found)) return { rows: [], broken: 1 };
  const whole = statements.filter((value) => Whole.safeParse(value).success);
  const failure = failureOf(job);
  return {
    rows: whole.map((value) => ({ ...(value as object), failure })),
    broken: statements.length - whole.length,
  };
}

function describe(job: Job, found: unknown): FailedJob {
  const data = FailedData.safeParse(found);
  const left = readRemnant(found);
  const statements = left ? [left.remnant] : data.success ? data.data.statements : [];
  return {
    ...failureOf(job),
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
