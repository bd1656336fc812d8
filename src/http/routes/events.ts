import { jsonAnswer } from "../answers.ts";
import { plainRoute, type Route } from "../route.ts";
import { EventListShape, EventShape } from "../shapes/lists.ts";
import { eventParam } from "./event-param.ts";

/** The list of events, and the row of one. */
export const EVENT_ROUTES: readonly Route[] = [
  plainRoute({
    method: "GET",
    path: "/api/v1/events",
    access: "read",
    summary: "The events of the store",
    answers: { 200: { says: "The events, by name", shape: EventListShape } },
    answer: async ({ services }) => jsonAnswer(await services.events.get()),
  }),
  plainRoute({
    method: "GET",
    path: "/api/v1/events/:event",
    access: "read",
    summary: "One event",
    answers: { 200: { says: "The event", shape: EventShape } },
    async answer(call) {
      const event = eventParam(call);
      const { report } = await call.services.reports.get(event, {});
      const { totals, timeline } = report;
      const lastDay = timeline.reduce<string | null>(
        (last, { date }) => (date !== null && (last === null || date > last) ? date : last),
        null,
      );
      const { mentions, utterances } = totals;
      return jsonAnswer({ event, title: report.title, mentions, utterances, lastDay });
    },
  }),
];
