import type { z } from "zod";
import type { Readout } from "../../readout.ts";
import { jsonAnswer } from "../answers.ts";
import { mediaTypeOf, parseJsonBody, readBody, readShape } from "../body.ts";
import { type Call, plainRoute, route, type Route } from "../route.ts";
import type { Services } from "../services.ts";
import { FoldedShape, FoldListShape, PassShape, SentFold, SentPass } from "../shapes/folds.ts";
import { FoldsQuery } from "../shapes/queries.ts";
import { eventParam } from "./event-param.ts";
import { refuseLarge } from "./large-events.ts";
import { readOnly } from "./send.ts";

const MOST_BYTES = 10_000;

/** Which utterances are one statement, reprinted. */
export const FOLD_ROUTES: readonly Route[] = [
  route(FoldsQuery, {
    method: "GET",
    path: "/api/v1/events/:event/folds",
    access: "read",
    summary: "The statements that were printed in several wordings, by name, part by part",
    answers: { 200: { says: "Some statements with their wordings", shape: FoldListShape } },
    async answer({ query, services, ...call }) {
      const { utterance, limit, after } = query;
      const among = utterance === undefined ? undefined : [utterance];
      const part = { limit: limit + 1, ...(after !== undefined && { after }) };
      const found = await services.reader.folds(eventParam(call), among, part);
      const folds = found.slice(0, limit);
      return jsonAnswer({ folds, next: found.length > limit ? folds.at(-1)!.group : null });
    },
  }),
  plainRoute({
    method: "POST",
    path: "/api/v1/events/:event/fold",
    access: "correct",
    summary: "Folds the utterances that are one statement, reprinted; `dryRun` changes nothing",
    body: { types: { "application/json": SentPass }, mostBytes: MOST_BYTES },
    answers: { 200: { says: "What the pass found and changed", shape: PassShape } },
    async answer({ services, request, ...call }) {
      const event = eventParam(call);
      const corrector = correctorOf(services);
      const { dryRun = false } = await readSent(SentPass, request);
      await refuseLarge(services, event, `fold it with readout fold ${event}`);
      const outcome = await corrector.fold(event, { dryRun });
      services.revisions.forget(event);
      return jsonAnswer(outcome);
    },
  }),
  plainRoute({
    method: "POST",
    path: "/api/v1/events/:event/folds",
    access: "correct",
    summary:
      "Folds two utterances by hand (`join`), or takes one out (`undo`); later passes keep it so",
    body: { types: { "application/json": SentFold }, mostBytes: MOST_BYTES },
    answers: { 200: { says: "How many utterances count in another one", shape: FoldedShape } },
    async answer({ services, request, ...call }) {
      const event = eventParam(call);
      const corrector = correctorOf(services);
      const sent = await readSent(SentFold, request);
      if ("join" in sent) await corrector.foldTogether(event, sent.join[0], sent.join[1]);
      else await corrector.unfold(event, sent.undo);
      services.revisions.forget(event);
      const { report } = await services.reports.get(event, {});
      return jsonAnswer({ event, folded: report.totals.folded });
    },
  }),
];

function correctorOf({ corrector }: Services): Readout {
  if (corrector) return corrector;
  throw readOnly("fold");
}

async function readSent<T>(shape: z.ZodType<T>, request: Call["request"]): Promise<T> {
  mediaTypeOf(request, ["application/json"]);
  return readShape(shape, parseJsonBody(await readBody(request, MOST_BYTES)));
}
