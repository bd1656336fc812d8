import type { Job } from "bullmq";
import { readRemnant } from "../queue/remnant.ts";
import { readCall } from "../store/record-call.ts";
import type { RecordCall } from "../store/record-calls.ts";

/** Names a mention: a statement, as one outlet printed it. */
export type MentionName = { event: string; id: string };

/** What a worker counted of a job. A job that is worked on again is told of again, and nothing counts twice. */
export type Counted = {
  jobId: string;
  /** The mentions that count from now on, and those that did before. */
  mentions: MentionName[];
  /** How long tagging and counting took, in milliseconds. */
  ms: number;
};

/** A statement that stands in the failed set from now on. */
export type Failed = {
  jobId: string;
  /** Why it can't be processed. */
  reason: string;
  event: string | null;
  id: string | null;
  /** The statement as it was sent; where that is too large, its beginning. */
  statement: unknown;
};

/** The events of a worker, and what their listeners hear. */
export type WorkerEvents = {
  /** It takes jobs; `model` names its tagger. */
  ready: [model: string];
  /** A job was counted. */
  counted: [Counted];
  /** A statement can't be processed; it stands in the failed set. */
  failed: [Failed];
  /** Something went wrong and is tried again, such as in an outage; or the worker can't start, and is closed. */
  error: [Error];
  /** It has ended. */
  closed: [];
};

/** What was counted by these calls. */
export function countedIn(jobId: string, calls: readonly RecordCall[], ms: number): Counted {
  const mentions = calls.flatMap(({ event, list }) =>
    readCall(list).runs.flatMap((run) => run.mentions.map(([id]) => ({ event, id }))),
  );
  return { jobId, mentions, ms: Math.round(ms) };
}

/** What failed with this job. */
export function failedIn({ id: jobId = "", data }: Job, { message: reason }: Error): Failed {
  const remnant = readRemnant(data)?.remnant;
  const { statements = [] } = data as { statements?: unknown[] };
  const statement = remnant ?? statements[0] ?? null;
  const { event, id } = (statement ?? {}) as Partial<Record<string, unknown>>;
  const name = (value: unknown) => (typeof value === "string" ? value : null);
  return { jobId, reason, event: name(event), id: name(id), statement };
}
