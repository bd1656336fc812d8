import { expect, test } from "vitest";
import { openApp } from "../../src/http/app.ts";
import { openRateLimit } from "../../src/http/rate-limit.ts";
import { allRoutes } from "../../src/http/routes/all.ts";
import type { Services } from "../../src/http/services.ts";
import { type Access, type Scope, SCOPES } from "../../src/http/tokens/scopes.ts";
import { ROWS, type Served, serveFresh, tokensForAll } from "./serving.ts";

/** Who may call each address: a route that stands in no line fails. */
const RULES: Record<string, Access> = {
  "GET /api/v1/events": "read",
  "GET /api/v1/events/:event": "read",
  "GET /api/v1/events/:event/report": "read",
  "GET /api/v1/events/:event/statements": "read",
  "GET /api/v1/events/:event/statements/:id": "read",
  "GET /api/v1/statements/:id": "read",
  "POST /api/v1/events/:event/statements": "write",
  "POST /api/v1/events/:event/articles": "write",
  "POST /api/v1/events/:event/articles/preview": "write",
  "GET /api/v1/events/:event/corrections": "read",
  "POST /api/v1/events/:event/corrections": "correct",
  "GET /api/v1/events/:event/review": "read",
  "GET /api/v1/events/:event/folds": "read",
  "POST /api/v1/events/:event/fold": "correct",
  "POST /api/v1/events/:event/folds": "correct",
  "GET /api/v1/compare": "read",
  "GET /api/v1/countries/:country": "read",
  "GET /api/v1/live": "read",
  "GET /api/v1/events/:event/live": "read",
  "GET /healthz": "public",
  "GET /readyz": "public",
  "GET /metrics": "read",
  "GET /api/v1/openapi.json": "public",
  "GET /": "read",
  "GET /events/:event": "read",
  "GET /events/:event/state": "read",
  "GET /events/:event/map": "read",
  "GET /events/:event/statements/:id": "read",
  "GET /events/:event/review": "read",
  "GET /compare": "read",
  "GET /countries/:country": "read",
  "GET /add": "read",
  "GET /events/:event/add": "read",
  "GET /sign-in": "public",
  "POST /sign-in": "public",
  "POST /sign-out": "public",
  "GET /assets/dashboard.js": "public",
  "GET /assets/dashboard.css": "public",
  "GET /assets/report.css": "public",
  "GET /assets/icon.svg": "public",
};

const ROUTES = allRoutes("1.2.3");
/** Pages lead to where a token is given instead of asking for one. */
const PAGES = new Set(
  ROUTES.filter(({ page }) => page).map(({ method, path }) => `${method} ${path}`),
);

/** The routes as the router has them. */
const ROUTED = openApp({
  routes: ROUTES,
  services: {} as Services,
  guard: { identify: () => null, knows: () => false },
  rateLimit: openRateLimit(1, () => 0),
  ownHostOnly: false,
  now: () => 0,
  onError: () => {},
})
  .routes.filter(({ path, method }) => !(path === "/*" && method === "ALL"))
  .map(({ method, path }) => `${method} ${path}`);

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** Bodies that each route would take. */
const bodyOf = (path: string) =>
  path.startsWith("/sign-")
    ? null
    : path.includes("/fold")
      ? path.endsWith("/fold")
        ? { dryRun: true }
        : { join: ["us-1", "fr-1"] }
      : path.endsWith("/corrections")
        ? { utterance: "us-1", author: "Bo Ek", stance: "hostile", why: "so" }
        : path.includes("articles")
          ? { text: "The summit\n\nAnna Berg said that it was good." }
          : [{ text: "We welcome the summit." }];

const typeOf = (path: string) =>
  path === "/sign-in" ? "application/x-www-form-urlencoded" : "application/json";

async function ask(served: Served, method: string, path: string, token?: string): Promise<number> {
  const address = path.replace(":event", "summit").replace(":id", "us-1").replace(":country", "US");
  const query = path === "/api/v1/compare" ? "?one=summit&other=summit" : "";
  const controller = new AbortController();
  const response = await fetch(`${served.url}${address}${query}`, {
    method,
    signal: controller.signal,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(method === "POST" && { "content-type": typeOf(path) }),
    },
    redirect: "manual",
    ...(method === "POST" && { body: JSON.stringify(bodyOf(path)) }),
  });
  controller.abort();
  return response.status;
}

const isRouted = (method: string, path: string) =>
  ROUTED.includes(`${method === "HEAD" ? "GET" : method} ${path}`);

test("every route of the router has a rule, and every rule a route", () => {
  expect(ROUTED.toSorted()).toEqual(Object.keys(RULES).toSorted());
});

test("every route answers each method and token as its rule says", async () => {
  const { tokenFile, tokens } = tokensForAll();
  const served = await serveFresh({ tokenFile });
  await served.count(ROWS);
  const bad = tokens.admin.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  const paths = [...new Set(Object.keys(RULES).map((rule) => rule.split(" ")[1]!))];
  const wrong: string[] = [];
  for (const path of paths) {
    for (const method of METHODS) {
      const rule = RULES[`${method === "HEAD" ? "GET" : method} ${path}`];
      const callers: [string, string | undefined, readonly Scope[]][] = [
        ["nobody", undefined, []],
        ["a wrong token", bad, []],
        ["no token at all", "x", []],
        ...SCOPES.map((scope): [string, string, Scope[]] => [scope, tokens[scope], [scope]]),
      ];
      for (const [name, token, scopes] of callers) {
        const status = await ask(served, method, path, token);
        const page = PAGES.has(`${method === "HEAD" ? "GET" : method} ${path}`) ? method : null;
        const routed = isRouted(method, path) ? rule : undefined;
        const expected = expectedStatus(routed, { token, scopes, page, path });
        const fits = expected === "done" ? status >= 200 && status < 203 : status === expected;
        if (!fits) wrong.push(`${method} ${path} by ${name}: ${status} and not ${expected}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(served.faults).toEqual([]);
});

type Asking = {
  token: string | undefined;
  scopes: readonly Scope[];
  /** The method, where it is a page. */
  page: string | null;
  path: string;
};

function expectedStatus(
  rule: Access | undefined,
  { token, scopes, page, path }: Asking,
): number | "done" {
  if (rule === undefined) return 405;
  if (rule === "public") {
    if (path === "/sign-out") return 303;
    return path === "/sign-in" && page === "POST" ? 401 : "done";
  }
  if (token === undefined || scopes.length === 0) return page === null ? 401 : 303;
  return scopes.includes(rule) || scopes.includes("admin") ? "done" : 403;
}

test("without tokens, whoever is on this machine may do all, and under its own names alone", async () => {
  const served = await serveFresh();
  await served.count(ROWS);
  for (const rule of Object.keys(RULES)) {
    const [method = "", path = ""] = rule.split(" ");
    const status = await ask(served, method, path);
    const done = rule === "POST /sign-in" ? 401 : rule === "POST /sign-out" ? 303 : 200;
    expect([rule, status === 202 || status === 201 ? 200 : status]).toEqual([rule, done]);
  }
  const { port } = new URL(served.url);
  const { request } = await import("node:http");
  const statusUnder = (host: string) =>
    new Promise((resolve, reject) => {
      request(
        { port, host: "127.0.0.1", path: "/api/v1/events", headers: { host } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on("error", reject)
        .end();
    });
  expect(await statusUnder(`localhost:${port}`)).toBe(200);
  expect(await statusUnder(`[::1]:${port}`)).toBe(200);
  expect(await statusUnder(`rebound.example:${port}`)).toBe(421);
  expect(await statusUnder(`127.0.0.1.example:${port}`)).toBe(421);
});

test.each<[string, Record<string, string>, number]>([
  ["a program that says nothing", {}, 202],
  ["a page of this server", { "sec-fetch-site": "same-origin" }, 202],
  ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, 403],
  ["another site that says no more", { origin: "https://evil.example" }, 403],
  ["another port of this machine", { "sec-fetch-site": "same-site" }, 403],
  ["another port by its origin", { origin: "http://127.0.0.1:1" }, 403],
  ["a page without an origin", { origin: "null" }, 403],
])("%s may send statements or not", async (_, headers, status) => {
  const { url } = await serveFresh();
  const response = await fetch(`${url}/api/v1/events/summit/statements`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ text: "We welcome it." }),
  });
  expect(response.status).toBe(status);
});

test("a client has so many requests a minute, and wrong tokens are counted too", async () => {
  const { tokenFile, tokens } = tokensForAll();
  const { url } = await serveFresh({ tokenFile, requestsPerMinute: 3 });
  const ask = async (token: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/api/v1/events`, { headers });
    return [response.status, response.headers.get("ratelimit")?.split(";")[1]];
  };
  expect(await ask(tokens.read)).toEqual([200, "r=2"]);
  await ask(tokens.read);
  await ask(tokens.read);
  expect(await ask(tokens.read)).toEqual([429, "r=0"]);
  expect(await ask(tokens.admin)).toEqual([200, "r=2"]);
  const tries = [];
  for (let i = 0; i < 5; i += 1) tries.push((await ask("rdt_wrong"))[0]);
  expect(tries).toEqual([401, 401, 401, 429, 429]);
});
