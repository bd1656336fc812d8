import { plainRoute, route, type Route } from "../route.ts";
import { latestEvents, readBoth, readCountry } from "../over-events.ts";
import { ComparePageQuery } from "../shapes/queries.ts";
import { pageResponse } from "./render-page.ts";
import { HTML, offersOf } from "./routes.ts";

/** Pages over several events. */
export const OVER_EVENTS_PAGES: readonly Route[] = [
  route(ComparePageQuery, {
    method: "GET",
    path: "/compare",
    access: "read",
    page: true,
    summary: "The page of two events side by side",
    answers: { 200: HTML },
    async answer(call) {
      const { services, query } = call;
      const events = await latestEvents(services);
      const { one, other } = query;
      const chosen = one !== undefined && other !== undefined;
      const reports = chosen ? await readBoth(services, [one, other]) : [];
      const offered = events.map(({ event, title }) => ({ event, title }));
      return pageResponse({ page: "compare", events: offered, reports, offers: offersOf(call) });
    },
  }),
  plainRoute({
    method: "GET",
    path: "/countries/:country",
    access: "read",
    page: true,
    summary: "The page of what a country said about one event after the other",
    answers: { 200: HTML },
    async answer(call) {
      const found = await readCountry(call.services, call.param("country"));
      return pageResponse({ page: "country", ...found, offers: offersOf(call) });
    },
  }),
];
