import { z } from "zod";
import { InvalidInputError } from "../../errors.ts";
import { jsonAnswer } from "../answers.ts";
import { mediaTypeOf, parseJsonBody, readBody, readShape } from "../body.ts";
import { plainRoute, route, type Route } from "../route.ts";
import { CorrectionListShape, CorrectionShape, SentCorrection } from "../shapes/corrections.ts";
import { ReviewQuery } from "../shapes/queries.ts";
import { TaggedShape } from "../shapes/statements.ts";
import { eventParam } from "./event-param.ts";
import { readOnly } from "./send.ts";

const MOST_BYTES = 100_000;

const ReviewList = z.object({
  rows: z.array(
    z.object({
      statement: TaggedShape,
      mentions: z.int(),
      utterance: z.string(),
      wrong: z.number(),
      decides: z.array(z.string()),
      correction: z.record(z.string(), z.string()),
    }),
  ),
});

/** Corrections of what was counted, and what is worth to be read again. */
export const CORRECTION_ROUTES: readonly Route[] = [
  plainRoute({
    method: "GET",
    path: "/api/v1/events/:event/corrections",
    access: "read",
    summary: "All that readers said of an event's utterances, in the order in which they did",
    answers: { 200: { says: "The corrections", shape: CorrectionListShape } },
    async answer(call) {
      const corrections = await call.services.reader.corrections.list(eventParam(call));
      return jsonAnswer({ corrections });
    },
  }),
  plainRoute({
    method: "POST",
    path: "/api/v1/events/:event/corrections",
    access: "correct",
    summary: "Corrects an utterance, or takes a correction back; the counts follow at once",
    body: { types: { "application/json": SentCorrection }, mostBytes: MOST_BYTES },
    answers: { 201: { says: "The correction as it is kept", shape: CorrectionShape } },
    async answer({ request, services, name, ...call }) {
      const event = eventParam(call);
      const { corrector } = services;
      if (!corrector) throw readOnly("correct tags");
      mediaTypeOf(request, ["application/json"]);
      const body = parseJsonBody(await readBody(request, MOST_BYTES));
      const {
        utterance,
        author = name,
        ...said
      } = readShape(SentCorrection, body, "INVALID_CORRECTION");
      if (author === null) throw refusal("author", "is missing; say who corrects");
      const correction = await corrector.correct(event, utterance, { author, ...said });
      services.revisions.forget(event);
      const location = `/api/v1/events/${event}/corrections`;
      return jsonAnswer(correction, { status: 201, headers: { location } });
    },
  }),
  route(ReviewQuery, {
    method: "GET",
    path: "/api/v1/events/:event/review",
    access: "read",
    summary: "The utterances to be read again, those first that change the figures most",
    answers: {
      200: { says: "The utterances, each with a correction to be filled in", shape: ReviewList },
    },
    async answer({ query, services, ...call }) {
      const event = eventParam(call);
      const rows = await services.reader.review(event, query);
      return jsonAnswer({ rows });
    },
  }),
];

function refusal(field: string, message: string): InvalidInputError {
  return new InvalidInputError([{ field, message }], "INVALID_CORRECTION");
}
