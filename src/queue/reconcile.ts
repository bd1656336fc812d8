import { digest } from "../statement/identity.ts";
import type { Statement } from "../statement/statement.ts";
import type { Aggregates } from "../store/aggregates.ts";
import { readChunk } from "./chunk.ts";
import type { Queues } from "./open-queues.ts";

/** Where a mention is: in the aggregates, in a job on its way, in the failed set, or nowhere. */
export const MENTION_STATES = ["counted", "waiting", "failed", "missing"] as const;
export type MentionState = (typeof MENTION_STATES)[number];

/** Says of statements, as often as asked, where each was when it was opened or has come to since. */
export type Reconciler = { statesOf(statements: readonly Statement[]): Promise<MentionState[]> };

/**
 * Reads all jobs, a few at a time, and keeps a short name of each mention in them. The queue comes first and
 * the aggregates later, as a mention moves, so that none is missed in between.
 */
export async function openReconciler(
  queues: Queues,
  aggregates: Pick<Aggregates, "areKnown">,
): Promise<Reconciler> {
  const onQueue = { waiting: new Set<string>(), failed: new Set<string>() };
  for await (const { failed, chunks } of queues.pages()) {
    const names = failed ? onQueue.failed : onQueue.waiting;
    for (const chunk of chunks) for (const name of namesIn(chunk)) names.add(name);
  }
  return {
    async statesOf(statements) {
      const known = await aggregates.areKnown(statements);
      return statements.map((statement, i) => {
        if (known[i]) return "counted";
        const name = nameOf(statement);
        if (onQueue.waiting.has(name)) return "waiting";
        return onQueue.failed.has(name) ? "failed" : "missing";
      });
    },
  };
}

function namesIn(data: unknown): string[] {
  const statements = (readChunk(data)?.statements ?? []) as (Partial<Statement> | null)[];
  return statements.flatMap((statement) => {
    const { event, id } = statement ?? {};
    return typeof event === "string" && typeof id === "string" ? [nameOf({ event, id })] : [];
  });
}

/** 72 bits instead of event and id. */
function nameOf({ event, id }: Pick<Statement, "event" | "id">): string {
  return digest([event, id], 12);
}
