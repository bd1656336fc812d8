import { openEventStream } from "../event-stream.ts";
import { plainRoute } from "../route.ts";
import { eventParam } from "./event-param.ts";

/** Tells of changes as they come. */
export const LIVE_ROUTE = plainRoute({
  method: "GET",
  path: "/api/v1/events/:event/live",
  access: "read",
  summary:
    "Server-sent events: `changed` with the revision of the event, first and after each change",
  answers: { 200: { says: "A stream that does not end", types: ["text/event-stream"] } },
  async answer({ services, request, ...call }) {
    const event = eventParam(call);
    const { revisions, closing: signal } = services;
    await revisions.of(event);
    const known = request.headers.get("last-event-id");
    return new Response(openEventStream({ event, revisions, known, signal }), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      },
    });
  },
});
