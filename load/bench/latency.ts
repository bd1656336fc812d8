import { QueueEvents } from "bullmq";
import { Redis } from "ioredis";
import { setTimeout as sleep } from "node:timers/promises";
import { QUEUE_NAME, queuePrefix } from "../../src/queue/settings.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { type PipelineSettings, withPipeline } from "./pipeline.ts";
import { makeStatements } from "../stage/made-statements.ts";

/** What is sent first is not measured: small chunks take other ways than large ones, and these are cold. */
const WARM_UP_SECONDS = 3;
/** So often a source gives what has come, in milliseconds. */
const GIVEN_EVERY_MS = 2;

/** In milliseconds, of half and of 99 of a hundred statements. */
export type Share = { median: number; p99: number };

/** From handing a statement over to its being counted, and the stages of that way. */
export type Latency = {
  whole: Share;
  /** Until its job is on the queue: it waits for others, and for what is sent before it. */
  sending: Share;
  /** Until a worker has it. */
  waiting: Share;
  /** Until its chunk is counted and done. */
  working: Share;
  /** Statements in a job, in the mean. */
  chunk: number;
};

type Moments = { added?: number; active?: number; completed?: number };

/** Statements come one by one, at an even rate for some seconds. Moments of jobs are those of Redis's clock. */
export async function measureLatency(
  settings: PipelineSettings,
  perSecond: number,
  seconds: number,
): Promise<Latency> {
  return withPipeline(settings, async ({ readout, socket }) => {
    const connection = new Redis(socket, { maxRetriesPerRequest: null });
    const events = new QueueEvents(QUEUE_NAME, { connection, prefix: queuePrefix("bench", 0, 1) });
    const moments = new Map<string, Moments>();
    const note = (name: keyof Moments) => (job: { jobId: string }, id: string) => {
      const known = moments.get(job.jobId) ?? {};
      known[name] ??= Number.parseInt(id, 10);
      moments.set(job.jobId, known);
    };
    const sizes = new Map<string, number>();
    events.on("added", (job, id) => {
      sizes.set(job.jobId, Number.parseInt(job.name, 10));
      note("added")(job, id);
    });
    events.on("active", note("active"));
    events.on("completed", note("completed"));
    await events.waitUntilReady();

    const count = Math.round(perSecond * (WARM_UP_SECONDS + seconds));
    const came: number[] = [];
    const { jobIds } = await readout.send(evenly(makeStatements(count, 5), perSecond, came));
    await readout.settled(jobIds);
    while (jobIds.some((id) => moments.get(id)?.completed === undefined)) await sleep(5);
    await events.close();
    connection.disconnect();

    const stages = { whole: [], sending: [], waiting: [], working: [] } as Record<string, number[]>;
    let next = 0;
    // Jobs have their ids in the order in which their statements came.
    for (const id of jobIds) {
      const { added = 0, active = 0, completed = 0 } = moments.get(id) ?? {};
      for (const at of came.slice(next, (next += sizes.get(id) ?? 0))) {
        if (at < came[0]! + WARM_UP_SECONDS * 1000) continue;
        stages.whole!.push(completed - at);
        stages.sending!.push(added - at);
        stages.waiting!.push(active - added);
        stages.working!.push(completed - active);
      }
    }
    const [whole, sending, waiting, working] = ["whole", "sending", "waiting", "working"].map(
      (name) => shareOf(stages[name]!),
    );
    return {
      whole: whole!,
      sending: sending!,
      waiting: waiting!,
      working: working!,
      chunk: Math.round(count / jobIds.length),
    };
  });
}

/** Gives statements when they are due, and notes when each was. */
async function* evenly(statements: Iterable<Statement>, perSecond: number, came: number[]) {
  const began = Date.now();
  let some: { statement: Statement }[] = [];
  for (const statement of statements) {
    const due = began + (came.length / perSecond) * 1000;
    came.push(due);
    while (due > Date.now()) {
      if (some.length > 0) yield some;
      some = [];
      await sleep(GIVEN_EVERY_MS);
    }
    some.push({ statement });
  }
  yield some;
}

function shareOf(waits: readonly number[]): Share {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99) };
}
