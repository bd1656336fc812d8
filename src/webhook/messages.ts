import { randomBytes } from "node:crypto";
import type { FailedJob } from "../queue/failed-set.ts";
import { isReaction } from "../counting/reaction.ts";
import type { EventSnapshot } from "../counting/snapshot.ts";
import { verdictOf } from "../reporting/country-rows.ts";
import { sumCells } from "../reporting/cell-sums.ts";
import type { Verdict } from "../reporting/report.ts";
import type { WaitingMessage } from "../store/webhook-state.ts";

/** An event as a message tells of it. */
export type EventVerdict = {
  event: string;
  title: string;
  verdict: Verdict;
  utterances: number;
  stance: Record<string, number>;
};

/** The verdict of an event, as its report has it. */
export function verdictIn({ event, title, cells }: EventSnapshot): EventVerdict {
  const reactions = cells.filter(isReaction);
  const { n: utterances, stance } = sumCells(reactions);
  return { event, title, verdict: verdictOf(utterances, stance), utterances, stance };
}

/** Says that the verdict of an event has moved. */
export function verdictMoved(from: string, now: EventVerdict, at: number): WaitingMessage {
  const { verdict: to, ...others } = now;
  return toMessage("verdict.moved", { ...others, from, to }, at);
}

/** Says that more chunks are in the failed set than before, and which came last. */
export function statementsFailed(
  { total, before }: { total: number; before: number },
  latest: readonly FailedJob[],
  at: number,
): WaitingMessage {
  const jobs = latest.slice(0, total - before).map(({ jobId, reason, failedAt, statements }) => ({
    jobId,
    reason,
    failedAt,
    statements: statements.map(({ event, id }) => ({ event, id })),
  }));
  return toMessage("statements.failed", { failed: total, added: total - before, jobs }, at);
}

/** Ids sort by when their message was made, and are never made twice. */
function toMessage(type: string, data: object, at: number): WaitingMessage {
  const id = `msg_${String(at).padStart(14, "0")}_${randomBytes(9).toString("hex")}`;
  const timestamp = new Date(at).toISOString();
  return { id, body: JSON.stringify({ type, timestamp, data }), madeAt: at };
}
