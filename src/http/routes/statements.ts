import { ReadoutError } from "../../errors.ts";
import { jsonAnswer } from "../answers.ts";
import { plainRoute, route, type Route } from "../route.ts";
import { StatementsQuery } from "../shapes/queries.ts";
import { PageShape, PrintsShape } from "../shapes/statements.ts";
import { eventParam } from "./event-param.ts";
import { filterOf } from "./scope.ts";

/** The statements behind the figures. */
export const STATEMENT_ROUTES: readonly Route[] = [
  route(StatementsQuery, {
    method: "GET",
    path: "/api/v1/events/:event/statements",
    access: "read",
    summary: "The statements behind the figures, one an utterance, the latest first, part by part",
    answers: {
      200: {
        says: "Some statements, and in `next` the cursor of those after them",
        shape: PageShape,
      },
    },
    async answer({ query, services, ...call }) {
      const event = eventParam(call);
      const filter = { ...filterOf(query), limit: query.limit };
      const revision = await services.revisions.of(event);
      const page = await services.pages.get(JSON.stringify([event, query]), revision, () =>
        services.reader.page(event, filter, query.cursor),
      );
      return jsonAnswer(page, { headers: nextLink(call.request, page.next) });
    },
  }),
  plainRoute({
    method: "GET",
    path: "/api/v1/events/:event/statements/:id",
    access: "read",
    summary: "One statement, and the mentions that repeat it",
    answers: { 200: { says: "The statement with its mentions", shape: PrintsShape } },
    async answer({ services, ...call }) {
      return jsonAnswer(await services.reader.statement(eventParam(call), call.param("id")));
    },
  }),
  plainRoute({
    method: "GET",
    path: "/api/v1/statements/:id",
    access: "read",
    summary: "One statement by its id alone, in whichever event it is",
    answers: {
      200: { says: "The statement with its mentions", shape: PrintsShape },
      409: { says: "Several events have a statement with this id" },
    },
    async answer({ services, param }) {
      const id = param("id");
      const events = await services.reader.eventsWith(id);
      const [event] = events;
      if (event === undefined) {
        throw new ReadoutError("UNKNOWN_STATEMENT", `No event has a counted statement ${id}`);
      }
      if (events.length > 1) {
        const paths = events.slice(0, 10).map((name) => `/api/v1/events/${name}/statements/...`);
        const message = `Several events have a statement ${id}; ask for one of ${paths.join(", ")}`;
        throw new ReadoutError("STATEMENT_AMBIGUOUS", message);
      }
      return jsonAnswer(await services.reader.statement(event, id));
    },
  }),
];

/** Where the list goes on, as a header. */
function nextLink(request: Request, next: string | null): Record<string, string> {
  if (next === null) return {};
  const url = new URL(request.url);
  url.searchParams.set("cursor", next);
  return { link: `<${url.pathname}${url.search}>; rel="next"` };
}
