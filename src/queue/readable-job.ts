import { Job, type JobJson, type JobProgress, type JobsOptions, Queue, Worker } from "bullmq";
import { noJson, unreadable } from "./remnant.ts";

/**
 * Jobs whose data need not be JSON. BullMQ's own class throws at such data: a whole page of jobs can't be
 * read, and a worker takes the job up again and again. This class puts a remnant in its place.
 */
class ReadableJob<D, R, N extends string, P extends JobProgress> extends Job<D, R, N, P> {
  static override fromJSON<T, R, N extends string>(
    queue: Parameters<typeof Job.fromJSON>[0],
    json: JobJson,
    jobId?: string,
  ): Job<T, R, N> {
    try {
      return super.fromJSON(queue, json, jobId);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const data = JSON.stringify(unreadable(json.data, noJson(error)));
      return super.fromJSON(queue, { ...json, data }, jobId);
    }
  }
}

/** A queue whose jobs can all be read. */
export class ReadableQueue extends Queue {
  /** A job that is still to be added. */
  toJob(name: string, data: unknown, options: JobsOptions): Job {
    return new ReadableJob(this, name, data, options, options.jobId);
  }

  protected override get Job(): typeof Job {
    return ReadableJob;
  }
}

/** A worker that is given every job, whatever it holds. */
export class ReadableWorker extends Worker<unknown> {
  protected override get Job(): typeof Job {
    return ReadableJob;
  }
}
