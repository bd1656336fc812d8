import { Hono } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import { unlessKnown } from "./answers.ts";
import { admit, type Guard, refuseCrossSite, refuseForeignHost } from "./guard.ts";
import { problemResponse, RequestError, statusOf } from "./problem.ts";
import { problemPage } from "./pages/problem-page.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { Call, Route } from "./route.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";
import { allows } from "./tokens/scopes.ts";
import type { Services } from "./services.ts";

export type AppSettings = {
  routes: readonly Route[];
  services: Services;
  guard: Guard;
  rateLimit: RateLimit;
  /** Whether it answers under names of this machine alone, because it asks for no token. */
  ownHostOnly: boolean;
  /** A clock in milliseconds. */
  now(): number;
  /** Hears of errors that are our fault. */
  onError(error: unknown): void;
};

type Bindings = { Bindings: { incoming?: { socket?: { remoteAddress?: string } } } };

/** The server as a function from requests to answers; every route goes through the same guard. */
export function openApp(settings: AppSettings): Hono<Bindings> {
  const { routes, services, guard, rateLimit, now, onError } = settings;
  const app = new Hono<Bindings>();

  app.use(async (c, next) => {
    await next();
    // A connection that is kept open would hold up the end until its own time is over.
    if (services.closing.aborted) c.res.headers.set("connection", "close");
  });
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        const allow = methods.join(", ");
        const message = `${c.req.method} is not known here; use ${allow}`;
        return finish(problemResponse(new RequestError("METHOD_REFUSED", message, { allow })));
      },
    }),
  );

  /** One request from its first check to its answer; nothing of it throws. */
  async function answer(route: Route, request: Request, address: string, param: Call["param"]) {
    const limits = new Headers();
    try {
      if (settings.ownHostOnly) refuseForeignHost(request);
      const caller = identify(route, request, address, limits);
      admit(caller, route.access);
      refuseCrossSite(request);
      const client = caller?.client ?? address;
      const response = await route.answer({
        request,
        param,
        query: undefined,
        client,
        name: caller?.name ?? null,
        may: (access) => allows(caller?.scopes ?? [], access),
        signedIn: caller?.signedIn ?? false,
        knows: guard.knows,
        services,
      });
      return finish(unlessKnown(request, response), limits);
    } catch (error) {
      if (statusOf(error) === 500) onError(error);
      const problem = route.page ? problemPage(error, request) : problemResponse(error);
      return finish(problem, limits);
    }
  }

  /** Who asks, once a request of theirs was taken off what they may make. */
  function identify(route: Route, request: Request, address: string, limits: Headers) {
    try {
      const caller = guard.identify(request, address);
      takeOne(caller?.client ?? address, limits);
      return caller;
    } catch (error) {
      // Whoever tries tokens has few tries.
      if (error instanceof RequestError && error.code === "TOKEN_REFUSED") takeOne(address, limits);
      // Who has a wrong token in the browser must come to the page that takes another one.
      if (route.access === "public") return null;
      throw error;
    }
  }

  function takeOne(client: string, limits: Headers): void {
    const { allowed, left, resetSeconds } = rateLimit.take(client);
    limits.set("ratelimit-policy", `"requests";q=${rateLimit.perMinute};w=60`);
    limits.set("ratelimit", `"requests";r=${left};t=${resetSeconds}`);
    if (allowed) return;
    const message = `You may make ${rateLimit.perMinute} requests a minute`;
    throw new RequestError("TOO_MANY_REQUESTS", message, { "retry-after": String(resetSeconds) });
  }

  for (const route of routes) {
    app.on(route.method, route.path, async (c) => {
      const start = now();
      const address = c.env?.incoming?.socket?.remoteAddress ?? "unknown";
      const param: Call["param"] = (name) => c.req.param(name as never) ?? "";
      const response = await answer(route, c.req.raw, address, param);
      const { method } = c.req;
      services.metrics.answered({
        method,
        route: route.path,
        status: response.status,
        ms: now() - start,
      });
      return response;
    });
  }
  app.notFound((c) =>
    finish(problemResponse(new RequestError("ROUTE_UNKNOWN", `There is nothing at ${c.req.path}`))),
  );
  app.onError((error) => {
    onError(error);
    return finish(problemResponse(error));
  });
  return app;
}

/** An answer with the headers that all have. */
function finish(response: Response, more: Iterable<[string, string]> = []): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of [...SECURITY_HEADERS, ...more])
    if (!headers.has(name)) headers.set(name, value);
  const { status } = response;
  return new Response(response.body, { status, headers });
}
