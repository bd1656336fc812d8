import { createHash } from "node:crypto";
import { jsonText } from "../reporting/hostile-text.ts";

type Form = {
  status?: number;
  headers?: Record<string, string>;
  /** What the answer is made of, where that is known without making it; the same gives the same entity tag. */
  madeOf?: string;
};

/** A value as JSON in which no character plays tricks, with an entity tag. */
export function jsonAnswer(
  value: unknown,
  { status = 200, headers = {}, madeOf }: Form = {},
): Response {
  const text = jsonText(JSON.stringify(value));
  return new Response(text, {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "private, no-cache",
      etag: entityTag(madeOf ?? text),
      ...headers,
    },
  });
}

/** A weak entity tag: the same words give the same tag. */
export function entityTag(madeOf: string): string {
  return `W/"${createHash("sha256").update(madeOf).digest("base64url").slice(0, 22)}"`;
}

/** Whether the client has this already, by its If-None-Match. */
export function isKnown(request: Request, etag: string): boolean {
  const given = request.headers.get("if-none-match");
  if (given === null) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, "");
  return given.trim() === "*" || given.split(",").some((tag) => bare(tag) === bare(etag));
}

/** The answer, or 304 without a body where the client has it already. */
export function unlessKnown(request: Request, response: Response): Response {
  const etag = response.headers.get("etag");
  if (etag === null || response.status !== 200 || !isKnown(request, etag)) return response;
  return notModified(etag);
}

/** 304: what the client has is still right. */
export function notModified(etag: string): Response {
  return new Response(null, {
    status: 304,
    headers: { etag, "cache-control": "private, no-cache" },
  });
}
