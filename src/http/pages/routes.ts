import { countryName } from "../../lexicons/country-names.ts";
import { EVENT_SLUG } from "../../statement/event-slug.ts";
import { jsonAnswer } from "../answers.ts";
import { eventParam } from "../routes/event-param.ts";
import { type Call, plainRoute, route, type Route } from "../route.ts";
import { ViewQuery } from "../shapes/queries.ts";
import { readEventState, readMap } from "./event-state.ts";
import { pageResponse } from "./render-page.ts";

/** So many are judged in one sitting. */
const ROWS_TO_REVIEW = 50;

export const HTML = { says: "The page", types: ["text/html"] } as const;

/** The pages of the dashboard, and what their script asks for. */
export const PAGE_ROUTES: readonly Route[] = [
  plainRoute({
    method: "GET",
    path: "/",
    access: "read",
    page: true,
    summary: "The list of events",
    answers: { 200: HTML },
    async answer(call) {
      const listed = await call.services.events.get();
      return pageResponse({ page: "events", ...listed, offers: offersOf(call) });
    },
  }),
  route(ViewQuery, {
    method: "GET",
    path: "/events/:event",
    access: "read",
    page: true,
    summary: "The page of an event",
    answers: { 200: HTML },
    async answer(call) {
      const event = eventParam(call);
      const { search } = new URL(call.request.url);
      const [state, map] = await Promise.all([
        readEventState(call.services, event, call.query),
        readMap(call.services, event, { query: call.query, search }),
      ]);
      return pageResponse({ page: "event", search, state, offers: offersOf(call) }, { map });
    },
  }),
  route(ViewQuery, {
    method: "GET",
    path: "/events/:event/state",
    access: "read",
    summary: "What the page of an event shows, for its script",
    answers: { 200: { says: "The state", types: ["application/json"] } },
    answer: async (call) =>
      jsonAnswer(await readEventState(call.services, eventParam(call), call.query)),
  }),
  route(ViewQuery, {
    method: "GET",
    path: "/events/:event/map",
    access: "read",
    summary: "The map on the page of an event, for its script",
    answers: { 200: HTML },
    async answer(call) {
      const { search } = new URL(call.request.url);
      const asked = { query: call.query, search };
      const map = await readMap(call.services, eventParam(call), asked);
      const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
      return new Response(map, { headers });
    },
  }),
  plainRoute({
    method: "GET",
    path: "/events/:event/statements/:id",
    access: "read",
    page: true,
    summary: "The page of a statement",
    answers: { 200: HTML },
    async answer(call) {
      const event = eventParam(call);
      const { reader, reports } = call.services;
      const [found, { report }] = await Promise.all([
        reader.statement(event, call.param("id")),
        reports.get(event, {}),
      ]);
      const code = found.mention?.tags.country.code ?? null;
      const codes = [code, ...report.countries.map(({ country }) => country)];
      const names = namesOf(codes);
      const { title } = report;
      return pageResponse({
        page: "statement",
        event,
        title,
        found,
        names,
        offers: offersOf(call),
      });
    },
  }),
  plainRoute({
    method: "GET",
    path: "/events/:event/review",
    access: "read",
    page: true,
    summary: "The page to read again what may be wrong",
    answers: { 200: HTML },
    async answer(call) {
      const event = eventParam(call);
      const { reader, reports } = call.services;
      const [rows, { report }] = await Promise.all([
        reader.review(event, { limit: ROWS_TO_REVIEW }),
        reports.get(event, {}),
      ]);
      const { title } = report;
      const names = namesOf(rows.map(({ statement }) => statement.tags.country.code));
      return pageResponse({ page: "review", event, title, rows, names, offers: offersOf(call) });
    },
  }),
  ...["/add", "/events/:event/add"].map((path) =>
    plainRoute({
      method: "GET",
      path,
      access: "read",
      page: true,
      summary: "The page to add an article",
      answers: { 200: HTML },
      async answer(call) {
        const named = call.param("event");
        const event = EVENT_SLUG.test(named) ? named : null;
        return pageResponse({ page: "add", event, offers: offersOf(call) });
      },
    }),
  ),
];

/** The names of countries, by code. */
function namesOf(codes: readonly (string | null)[]): Record<string, string> {
  const known = codes.filter((code) => code !== null);
  return Object.fromEntries(known.map((code) => [code, countryName(code)]));
}

/** What this caller may do on pages. */
export function offersOf({ services, may, signedIn }: Call) {
  return {
    send: services.sender !== null && may("write"),
    correct: services.corrector !== null && may("correct"),
    signOut: signedIn,
  };
}
