import { ReadoutError } from "../../errors.ts";
import { countryName } from "../../lexicons/country-names.ts";
import type { EventRow } from "../../counting/snapshot.ts";
import { plainRoute, route, type Route } from "../route.ts";
import type { Services } from "../services.ts";
import { CompareQuery } from "../shapes/queries.ts";
import { pageResponse } from "./render-page.ts";
import { HTML, offersOf } from "./routes.ts";

/** A country is looked for in so many events. */
const MOST_LOOKED = 100;

/** Pages over several events. */
export const OVER_EVENTS_ROUTES: readonly Route[] = [
  route(CompareQuery, {
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
      const named = one === undefined || other === undefined ? [] : [one, other];
      const reports = await Promise.all(
        named.map(async (event) => (await services.reports.get(event, {})).report),
      );
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
      const country = call.param("country").toUpperCase();
      if (!/^[A-Z0-9]{2,8}$/.test(country))
        throw new ReadoutError("UNKNOWN_EVENT", "No country or body has such a code");
      const events = (await latestEvents(call.services)).slice(0, MOST_LOOKED);
      const rows = [];
      // One after the other: nobody waits for a list of a hundred as for one report.
      for (const { event, title, lastDay } of events) {
        const { report } = await call.services.reports.get(event, {});
        const row = report.countries.find((one) => one.country === country);
        if (row && row.n > 0) rows.push({ event, title, lastDay, row });
      }
      const offers = offersOf(call);
      const looked = events.length;
      const name = countryName(country);
      return pageResponse({ page: "country", country, name, rows, looked, offers });
    },
  }),
];

/** The events, those of the latest days first. */
async function latestEvents({ reader }: Services): Promise<EventRow[]> {
  const events = await reader.events(() => {});
  return events.toSorted((a, b) => ((a.lastDay ?? "") < (b.lastDay ?? "") ? 1 : -1));
}
