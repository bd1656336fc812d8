import { jsonAnswer } from "../answers.ts";
import { describeServer } from "../openapi.ts";
import { plainRoute, type Route } from "../route.ts";
import { ASSET_ROUTES } from "../pages/assets.ts";
import { OVER_EVENTS_PAGES } from "../pages/over-events.ts";
import { PAGE_ROUTES } from "../pages/routes.ts";
import { SIGN_IN_ROUTES } from "../pages/sign-in.ts";
import { ARTICLE_ROUTES } from "./articles.ts";
import { CORRECTION_ROUTES } from "./corrections.ts";
import { EVENT_ROUTES } from "./events.ts";
import { FOLD_ROUTES } from "./folds.ts";
import { HEALTH_ROUTES } from "./health.ts";
import { LIVE_ROUTES } from "./live.ts";
import { OVER_EVENTS_ROUTES } from "./over-events.ts";
import { REPORT_ROUTE } from "./report.ts";
import { SEND_STATEMENTS_ROUTE } from "./send.ts";
import { STATEMENT_ROUTES } from "./statements.ts";

/** All routes of the server; `version` is that of the package. */
export function allRoutes(version: string): readonly Route[] {
  const described: Route[] = [
    ...EVENT_ROUTES,
    REPORT_ROUTE,
    ...STATEMENT_ROUTES,
    SEND_STATEMENTS_ROUTE,
    ...ARTICLE_ROUTES,
    ...CORRECTION_ROUTES,
    ...FOLD_ROUTES,
    ...OVER_EVENTS_ROUTES,
    ...LIVE_ROUTES,
    ...HEALTH_ROUTES,
  ];
  const pages = [...PAGE_ROUTES, ...OVER_EVENTS_PAGES, ...SIGN_IN_ROUTES, ...ASSET_ROUTES];
  const description: Route = plainRoute({
    method: "GET",
    path: "/api/v1/openapi.json",
    access: "public",
    summary: "This description",
    answers: { 200: { says: "OpenAPI 3.1", types: ["application/json"] } },
    answer: async () => jsonAnswer(describeServer([...described, description], version)),
  });
  return [...described, description, ...pages];
}
