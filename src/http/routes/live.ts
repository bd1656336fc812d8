import { openEventStream } from "../event-stream.ts";
import { type Call, plainRoute, type Route } from "../route.ts";
import { eventParam } from "./event-param.ts";

const STREAM = {
  200: { says: "A stream that does not end", types: ["text/event-stream"] },
} as const;

/** Tell of changes as they come. */
export const LIVE_ROUTES: readonly Route[] = [
  plainRoute({
    method: "GET",
    path: "/api/v1/live",
    access: "read",
    summary:
      "Server-sent events: `changed` with the revision of the list of events, first and after each change",
    answers: STREAM,
    async answer(call) {
      const { listRevisions: revisions } = call.services;
      await revisions.of("");
      return streamOf(call, { event: "", about: {}, revisions });
    },
  }),
  plainRoute({
    method: "GET",
    path: "/api/v1/events/:event/live",
    access: "read",
    summary:
      "Server-sent events: `changed` with the revision of the event, first and after each change",
    answers: STREAM,
    async answer(call) {
      const event = eventParam(call);
      const { revisions } = call.services;
      await revisions.of(event);
      return streamOf(call, { event, about: { event }, revisions });
    },
  }),
];

type Followed = Pick<Parameters<typeof openEventStream>[0], "event" | "about" | "revisions">;

function streamOf({ request, services }: Call, followed: Followed): Response {
  const known = request.headers.get("last-event-id");
  const stream = openEventStream({ ...followed, known, signal: services.closing });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    },
  });
}
