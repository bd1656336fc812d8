import { jsonText } from "../reporting/hostile-text.ts";
import type { Readout } from "../readout.ts";
import { onlyOnce } from "./idempotency.ts";
import { RequestError } from "./problem.ts";
import type { Call } from "./route.ts";

const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Answers 202 with what `act` gives, and where to look. With an Idempotency-Key the same request of the same client
 * is acted on once, and gets the same answer again.
 */
export async function answerOnce(
  { request, client }: Pick<Call, "request" | "client">,
  { body, answers }: { body: string; answers: Readout["answers"] },
  act: () => Promise<{ statements: string }>,
): Promise<Response> {
  const make = async () => {
    const value = await act();
    return { body: jsonText(JSON.stringify(value)), location: value.statements };
  };
  const key = request.headers.get("idempotency-key");
  if (key === null) return toResponse(await make());
  if (!KEY.test(key)) {
    const message = "An Idempotency-Key has 1 to 200 visible characters of ASCII";
    throw new RequestError("USAGE", message);
  }
  const { pathname, search } = new URL(request.url);
  const words = JSON.stringify([pathname, search, request.headers.get("content-type"), body]);
  const asked = { key: `${client} ${key}`, request: words, answers };
  return toResponse(await onlyOnce(asked, make));
}

function toResponse({ body, location }: { body: string; location: string }): Response {
  return new Response(body, {
    status: 202,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      location,
    },
  });
}
