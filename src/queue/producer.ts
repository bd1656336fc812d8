import { setTimeout as sleep } from "node:timers/promises";
import type { ArticleRevision } from "../counting/entry.ts";
import { ReadoutError } from "../errors.ts";
import type { Statement } from "../statement/statement.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "../store/keys.ts";
import { type Chunk, CHUNK_VERSION, chunkJobId, partJobId, wholeJobId } from "./chunk.ts";
import type { Queues } from "./open-queues.ts";

/** Statements go out in chunks, several chunks a round trip. */
const CHUNKS_PER_SEND = 8;
/** A chunk is closed early when its texts are this long together, in UTF-16 code units. */
const MAX_CHUNK_LENGTH = 1_000_000;
/** Jobs whose state is asked for in one round trip. */
const JOBS_PER_LOOK = 64;

/** What can be put on the queue: checked statements, and new states of articles. */
export type Sendable = { statement: Statement } | { revision: Omit<ArticleRevision, "sequence"> };

/** Who wants to hear of the statements of each round trip, before it goes out and after. */
export type SendHooks = {
  beforeSend(statements: readonly Statement[]): Promise<void>;
  afterSend(statements: readonly Statement[]): void;
};

export type Producer = {
  /**
   * Puts everything on the queue in chunks, several a round trip, and gives the ids of the jobs. Throws
   * QUEUE_FULL when the queue stays above its high-water mark.
   */
  send(items: Iterable<Sendable> | AsyncIterable<Sendable>, hooks?: SendHooks): Promise<string[]>;
  /** Waits until none of these jobs is on its way any more: each is done or in the failed set. */
  settled(jobIds: readonly string[]): Promise<void>;
};

export type ProducerSettings = {
  keys: Keys;
  chunkSize: number;
  /** The high-water mark: a producer waits while more chunks than this are waiting. */
  maxWaitingChunks: number;
  /** How long it waits for workers to make room. */
  maxWaitMs: number;
};

/** The sending end of the queue. The caller owns connection and queues and closes them. */
export function openProducer(
  redis: RedisConnection,
  queues: Queues,
  { keys, chunkSize, maxWaitingChunks, maxWaitMs }: ProducerSettings,
): Producer {
  async function sendDrafts(drafts: readonly Draft[]): Promise<string[]> {
    await waitForRoom();
    const last = await redis.incrby(keys.sequence, drafts.length);
    const jobs = drafts.map(({ statements, revisions }, i) => {
      const sequence = last - drafts.length + 1 + i;
      const data: Chunk = {
        version: CHUNK_VERSION,
        sequence,
        statements,
        revisions: revisions.map((revision) => ({ ...revision, sequence })),
      };
      // A job id of our own: a send that is repeated after a lost reply adds no second job.
      return { jobId: chunkJobId(sequence), data };
    });
    await queues.add(jobs);
    return jobs.map(({ jobId }) => jobId);
  }

  async function waitForRoom(): Promise<void> {
    const deadline = Date.now() + maxWaitMs;
    while ((await queues.waitingCount()) > maxWaitingChunks) {
      if (Date.now() > deadline) {
        throw new ReadoutError(
          "QUEUE_FULL",
          `More than ${maxWaitingChunks} chunks are waiting and no room was made in ${maxWaitMs / 1000} s. ` +
            "Start workers, or raise READOUT_MAX_WAITING_CHUNKS or READOUT_MAX_WAIT_MS.",
        );
      }
      await sleep(100);
    }
  }

  return {
    async send(items, hooks) {
      const jobIds: string[] = [];
      for await (const drafts of inDrafts(items, chunkSize)) {
        const statements = drafts.flatMap((draft) => draft.statements);
        await hooks?.beforeSend(statements);
        jobIds.push(...(await sendDrafts(drafts)));
        hooks?.afterSend(statements);
      }
      return jobIds;
    },

    async settled(jobIds) {
      let pending = [...jobIds];
      while (pending.length > 0) {
        const looked = pending.slice(0, JOBS_PER_LOOK);
        const states = await Promise.all(looked.map((id) => queues.state(id)));
        const going = looked.filter((_, i) => states[i] !== "unknown" && states[i] !== "failed");
        // Where poison was found there may be more of it, in jobs that are parts of this one.
        const parts = looked
          .filter((id, i) => states[i] === "failed" && wholeJobId(id) === id)
          .flatMap((id) => Array.from({ length: chunkSize }, (_, part) => partJobId(id, part)));
        pending = [...going, ...pending.slice(looked.length), ...parts];
        if (going.length > 0) await sleep(20);
      }
    },
  };
}

async function* inDrafts(
  items: Iterable<Sendable> | AsyncIterable<Sendable>,
  chunkSize: number,
): AsyncIterable<Draft[]> {
  let drafts = [emptyDraft()];
  let length = 0;
  for await (const item of items) {
    let draft = drafts.at(-1)!;
    const itemLength = "statement" in item ? lengthOf(item.statement) : 0;
    if (draft.statements.length >= chunkSize || length + itemLength > MAX_CHUNK_LENGTH) {
      if (drafts.length === CHUNKS_PER_SEND) {
        yield drafts;
        drafts = [];
      }
      draft = emptyDraft();
      drafts.push(draft);
      length = 0;
    }
    length += itemLength;
    if ("statement" in item) draft.statements.push(item.statement);
    else draft.revisions.push(item.revision);
  }
  const filled = drafts.filter(
    ({ statements, revisions }) => statements.length + revisions.length > 0,
  );
  if (filled.length > 0) yield filled;
}

/** A chunk that has no place on the queue yet. */
type Draft = { statements: Statement[]; revisions: Omit<ArticleRevision, "sequence">[] };

function emptyDraft(): Draft {
  return { statements: [], revisions: [] };
}

function lengthOf({ text, context }: Statement): number {
  return text.length + (context?.length ?? 0) + 500;
}
