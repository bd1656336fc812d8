import { InvalidInputError, InvalidStatementError, type Problem, ReadoutError } from "./errors.ts";
import { checkAll } from "./input/check-all.ts";
import type { JobUrgency } from "./queue/open-queues.ts";
import { type MentionState, openReconciler, type Reconciler } from "./queue/reconcile.ts";
import { type Enqueued, sendItems } from "./queue/send-items.ts";
import { type SettleOptions, untilAllSettled, untilEventSettled } from "./queue/settled.ts";
import type { Sendable, Sendables } from "./queue/unsent-chunks.ts";
import { refuse } from "./readout-settings.ts";
import { retryDuringOutages } from "./redis/retry-during-outages.ts";
import type { Sessions } from "./session.ts";
import {
  abortSignal,
  callback,
  type Check,
  problemsIn,
  text,
  wholeNumber,
} from "./statement/checked-fields.ts";
import { parseStatement } from "./statement/parse-statement.ts";
import type { StatementInput } from "./statement/statement-input.ts";

/** Statements as programs give them: a list, or a stream that is read no faster than the queue takes it. */
export type StatementSource = Iterable<StatementInput> | AsyncIterable<StatementInput>;

/** How statements are sent. */
export type EnqueueOptions = JobUrgency & {
  /**
   * Hears of each statement that is refused, and why; it is left out, and the others are queued. Without it one wrong
   * statement ends the call.
   */
  onInvalid?: ((problems: readonly Problem[], statement: unknown) => void) | undefined;
};

/** The calls that put statements on the queue and follow them. */
export type Sending = {
  /**
   * Queues statements. Of a list all are checked first: one wrong one and none is queued. A stream is checked and
   * queued as it comes, in constant memory; what came before a wrong statement, or before the stream broke off, stays
   * queued. Throws InvalidInputError with all problems (INVALID_STATEMENTS), INVALID_CONFIG, SOURCE_FAILED,
   * RedisUnreachableError, REDIS_UNSAFE, QUEUE_FULL, REDIS_FULL or REPLICAS_BEHIND; what was not accepted whole says
   * in `accepted` how many were queued nevertheless.
   */
  enqueue(statements: StatementSource, options?: EnqueueOptions): Promise<Enqueued>;
  /** Queues what is checked already: statements, and states of articles. */
  send(items: Sendables, urgency?: JobUrgency): Promise<Enqueued>;
  /** Where each of these statements is, with this content: "counted", "waiting", "failed" or "missing". */
  reconcile(statements: Iterable<StatementInput>): Promise<MentionState[]>;
  /** The same for statements that are checked already, as many at a time as you like. */
  reconciler(): Promise<Reconciler>;
  /**
   * Resolves when each of these jobs is counted or in the failed set. Throws NOT_SETTLED after `limit` milliseconds,
   * and the reason of `signal` when that ends it.
   */
  settled(jobIds: readonly string[], options?: SettleOptions): Promise<void>;
  /** The same for all jobs that are on the queue, or all that have statements of `event`. */
  settled(options?: SettleOptions & { event?: string }): Promise<void>;
};

const URGENCY_CHECKS: Record<keyof JobUrgency, Check> = {
  priority: wholeNumber({ least: 1, most: 2_097_151 }),
  delay: wholeNumber({ least: 0, most: 366 * 86_400_000 }),
};
const ENQUEUE_CHECKS: Record<keyof EnqueueOptions, Check> = {
  ...URGENCY_CHECKS,
  onInvalid: callback,
};
const SETTLE_CHECKS: Record<keyof SettleOptions | "event", Check> = {
  limit: wholeNumber({ least: 0, most: Number.MAX_SAFE_INTEGER }),
  signal: abortSignal,
  event: text,
};

/** Sends by way of a session. */
export function openSending(sessions: Sessions): Sending {
  const { sending, retrying, using, beforeSending, asStable } = sessions;

  async function send(items: Sendables, urgency?: JobUrgency): Promise<Enqueued> {
    const session = await retryDuringOutages(retrying, () =>
      using(async (opened) => {
        await beforeSending(opened);
        return opened;
      }),
    );
    return sendItems(items, { ...session, keys: sending.keys, asStable, urgency });
  }

  async function sendStream(
    statements: AsyncIterable<StatementInput>,
    { onInvalid, ...urgency }: EnqueueOptions,
  ): Promise<Enqueued> {
    const source = checkStream(statements, onInvalid);
    const sent = await send(source.items, urgency);
    source.refuse(sent.accepted);
    return sent;
  }

  const reconciler = async () => {
    const { statesOf } = await using(({ queues, aggregates }) =>
      openReconciler(queues, aggregates),
    );
    const reconciler: Reconciler = { statesOf: (statements) => using(() => statesOf(statements)) };
    return reconciler;
  };

  return {
    async enqueue(statements, options = {}) {
      sessions.refuseClosed();
      refuse(problemsIn(options, ENQUEUE_CHECKS, "an option of enqueue"));
      if (isStream(statements)) return sendStream(statements, options);
      const { onInvalid, ...urgency } = options;
      const checked = checkAll(listOf(statements), onInvalid);
      return send(
        checked.map((statement) => ({ statement })),
        urgency,
      );
    },
    send,
    async reconcile(statements) {
      const checked = checkAll(listOf(statements));
      return (await reconciler()).statesOf(checked);
    },
    reconciler,
    async settled(
      first: readonly string[] | (SettleOptions & { event?: string }) = {},
      second: SettleOptions = {},
    ) {
      const named = Array.isArray(first) ? (first as readonly string[]) : null;
      const { event, ...options } = named
        ? { ...second, event: undefined }
        : (first as { event?: string });
      refuse(problemsIn(named ? second : first, SETTLE_CHECKS, "an option of settled"));
      await using(({ producer, queues }) => {
        if (named) return producer.settled(named, options);
        if (event !== undefined) return untilEventSettled(queues, event, options);
        return untilAllSettled(queues, options);
      });
    },
  };
}

function isStream(statements: StatementSource): statements is AsyncIterable<StatementInput> {
  return (
    typeof statements === "object" && statements !== null && Symbol.asyncIterator in statements
  );
}

/** Throws INVALID_STATEMENTS for what is no list. */
function listOf(statements: unknown): Iterable<unknown> {
  if (typeof statements === "object" && statements !== null && Symbol.iterator in statements) {
    return statements as Iterable<unknown>;
  }
  const message =
    "must be a list or a stream of statements; put a single one into a list: [statement]";
  throw new InvalidInputError([{ message }], "INVALID_STATEMENTS");
}

/**
 * The statements of a stream, checked one by one. A wrong one ends them, so that those before it go out whole;
 * then `refuse` throws.
 */
function checkStream(
  statements: AsyncIterable<unknown>,
  onInvalid: EnqueueOptions["onInvalid"],
): { items: AsyncIterable<Sendable[]>; refuse(accepted: number): void } {
  let refusal: ((accepted: number) => ReadoutError) | undefined;
  let index = -1;

  /** The problems of a statement that is passed over; null where it is to end the stream. */
  function take(value: unknown): Sendable[] | null {
    index += 1;
    try {
      return [{ statement: parseStatement(value) }];
    } catch (error) {
      if (!(error instanceof InvalidStatementError)) throw error;
      if (!onInvalid) {
        const problems = error.problems.map((problem) => ({ index, ...problem }));
        refusal = (accepted) => new InvalidInputError(problems, "INVALID_STATEMENTS", { accepted });
        return null;
      }
      onInvalid(error.problems, value);
      return [];
    }
  }

  async function* items(): AsyncIterable<Sendable[]> {
    const source = statements[Symbol.asyncIterator]();
    let ended = false;
    try {
      for (;;) {
        const { done, value } = await source.next().catch((cause: unknown) => {
          refusal = (accepted) => sourceFailed(cause, accepted);
          return { done: true, value: undefined } as const;
        });
        ended = done === true;
        if (ended) return;
        const taken = take(value);
        if (taken === null) return;
        if (taken.length > 0) yield taken;
      }
    } finally {
      if (!ended) await source.return?.();
    }
  }

  return {
    items: items(),
    refuse(accepted) {
      if (refusal) throw refusal(accepted);
    },
  };
}

function sourceFailed(cause: unknown, accepted: number): ReadoutError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ReadoutError(
    "SOURCE_FAILED",
    `The stream of statements broke off: ${why}. ${accepted} mentions were accepted.`,
    { cause, accepted },
  );
}
