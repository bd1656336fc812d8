import { COOKIE } from "../guard.ts";
import { mediaTypeOf, readBody } from "../body.ts";
import { plainRoute, type Route } from "../route.ts";
import { pageResponse } from "./render-page.ts";

const FORM = "application/x-www-form-urlencoded";
const MOST_BYTES = 10_000;
const SEE_OTHER = 303;

/** Keeps a token in the browser, where no script can read it and no other site can use it. */
export const SIGN_IN_ROUTES: readonly Route[] = [
  plainRoute({
    method: "GET",
    path: "/sign-in",
    access: "public",
    page: true,
    summary: "The page that asks for a token",
    answers: { 200: { says: "The page", types: ["text/html"] } },
    async answer({ request }) {
      const next = placeOf(new URL(request.url).searchParams.get("next"));
      return pageResponse({ page: "sign-in", next, wrong: false });
    },
  }),
  plainRoute({
    method: "POST",
    path: "/sign-in",
    access: "public",
    page: true,
    summary: "Takes a token",
    body: { types: { [FORM]: null }, mostBytes: MOST_BYTES },
    answers: {
      303: { says: "Back to the page that was asked for" },
      401: { says: "A wrong token" },
    },
    async answer({ request, knows }) {
      mediaTypeOf(request, [FORM]);
      const fields = new URLSearchParams(await readBody(request, MOST_BYTES));
      const next = placeOf(fields.get("next"));
      const token = (fields.get("token") ?? "").trim();
      if (!knows(token))
        return pageResponse({ page: "sign-in", next, wrong: true }, { status: 401 });
      return lead(next, `${COOKIE}=${token}; ${cookieRules(request)}; Max-Age=31536000`);
    },
  }),
  plainRoute({
    method: "POST",
    path: "/sign-out",
    access: "public",
    page: true,
    summary: "Forgets the token",
    answers: { 303: { says: "To the page that asks for a token" } },
    answer: async ({ request }) =>
      lead("/sign-in", `${COOKIE}=; ${cookieRules(request)}; Max-Age=0`),
  }),
];

/** To where a page without a token leads. */
export function leadToSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const next = encodeURIComponent(`${pathname}${search}`);
  return new Response(null, {
    status: SEE_OTHER,
    headers: { location: `/sign-in?next=${next}`, "cache-control": "no-store" },
  });
}

function lead(location: string, cookie: string): Response {
  return new Response(null, {
    status: SEE_OTHER,
    headers: { location, "set-cookie": cookie, "cache-control": "no-store" },
  });
}

function cookieRules(request: Request): string {
  const secure = request.headers.get("x-forwarded-proto") === "https" ? "; Secure" : "";
  return `Path=/; HttpOnly; SameSite=Strict${secure}`;
}

/** A place on this server; anything else is its first page. */
function placeOf(given: string | null): string {
  return given !== null && /^\/(?![/\\])[\x21-\x7e]*$/.test(given) && !given.includes("\\")
    ? given
    : "/";
}
