import { contentOf } from "../counting/entry.ts";
import { digest } from "../statement/identity.ts";
import { parseStatement } from "../statement/parse-statement.ts";
import type { Statement } from "../statement/statement.ts";
import type { Aggregates } from "../store/aggregates.ts";
import { readChunk } from "./chunk.ts";
import type { Queues } from "./open-queues.ts";

/**
 * Where a mention is, with the content that is asked for: in the aggregates, in a job on its way, in the
 * failed set, or nowhere. A mention that is only there with another content is missing.
 */
export const MENTION_STATES = ["counted", "waiting", "failed", "missing"] as const;
/** Where a mention is, with the content that is asked for. */
export type MentionState = (typeof MENTION_STATES)[number];

/** Says, as often as it is asked, where statements are: in the queue as it was when opened, or counted by now. */
export type Reconciler = {
  /** The state of each of these statements. */
  statesOf(statements: readonly Statement[]): Promise<MentionState[]>;
};

/**
 * Reads all jobs, a few at a time, and keeps a short name of each mention in them. The queue comes first and
 * the aggregates later, as a mention moves, so that none is missed in between.
 */
export async function openReconciler(
  queues: Queues,
  aggregates: Pick<Aggregates, "contentsOf">,
): Promise<Reconciler> {
  const onQueue = { waiting: new Set<string>(), failed: new Set<string>() };
  for await (const { failed, chunks } of queues.pages()) {
    const names = failed ? onQueue.failed : onQueue.waiting;
    for (const chunk of chunks) {
      for (const value of readChunk(chunk)?.statements ?? []) names.add(nameOf(asCounted(value)));
    }
  }
  return {
    async statesOf(statements) {
      const counted = await aggregates.contentsOf(statements);
      return statements.map((statement, i) => {
        if (counted[i] === contentOf(statement)) return "counted";
        const name = nameOf(statement);
        if (onQueue.waiting.has(name)) return "waiting";
        return onQueue.failed.has(name) ? "failed" : "missing";
      });
    },
  };
}

/** A job's statement as a worker counts it; as it stands there where no worker can count it. */
function asCounted(value: unknown): unknown {
  try {
    return parseStatement(value);
  } catch {
    return value;
  }
}

/** 72 bits instead of a statement. */
function nameOf(statement: unknown): string {
  return digest([statement], 12);
}
