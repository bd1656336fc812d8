import { z } from "zod";
import { jsonAnswer } from "../answers.ts";
import { readBoth, readCountry } from "../over-events.ts";
import { plainRoute, route, type Route } from "../route.ts";
import { CompareQuery } from "../shapes/queries.ts";
import { CountryShape, ReportShape } from "../shapes/report.ts";

const CompareShape = z.object({ reports: z.array(ReportShape) });
const CountryOverEventsShape = z.object({
  country: z.string(),
  name: z.string(),
  looked: z.int().nonnegative(),
  rows: z.array(
    z.object({
      event: z.string(),
      title: z.string(),
      lastDay: z.string().nullable(),
      row: CountryShape,
    }),
  ),
});

/** Figures over several events. */
export const OVER_EVENTS_ROUTES: readonly Route[] = [
  route(CompareQuery, {
    method: "GET",
    path: "/api/v1/compare",
    access: "read",
    summary: "The reports of two events, side by side",
    answers: { 200: { says: "The two reports", shape: CompareShape } },
    async answer({ services, query: { one, other } }) {
      return jsonAnswer({ reports: await readBoth(services, [one, other]) });
    },
  }),
  plainRoute({
    method: "GET",
    path: "/api/v1/countries/:country",
    access: "read",
    summary: "What a country said about one event after the other, the latest first",
    answers: { 200: { says: "Its row of each event", shape: CountryOverEventsShape } },
    answer: async ({ services, param }) =>
      jsonAnswer(await readCountry(services, param("country"))),
  }),
];
