import type { z } from "zod";
import { InvalidInputError } from "../errors.ts";
import { withCommas } from "../statement/with-commas.ts";
import { RequestError } from "./problem.ts";

/**
 * The body of a request as text. Throws BODY_TOO_LARGE as soon as more than `most` bytes have come or are
 * announced, and BODY_UNREADABLE for one that is not UTF-8.
 */
export async function readBody(request: Request, most: number): Promise<string> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > most) throw tooLarge(most);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of partsOf(request)) {
    size += part.byteLength;
    if (size > most) throw tooLarge(most);
    parts.push(part);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw new RequestError("BODY_UNREADABLE", "The body is not UTF-8");
  }
}

/** The body as it comes. Throws BODY_UNREADABLE where the client breaks off. */
async function* partsOf({ body }: Request): AsyncIterable<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new RequestError("BODY_UNREADABLE", "The body broke off");
      });
      if (done) return;
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}

/** The value that the body of a request has as JSON. Throws what `readBody` throws. */
export function parseJsonBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RequestError("BODY_UNREADABLE", `The body is not JSON: ${(error as Error).message}`);
  }
}

/** The media type of a request's body, without its parameters. Throws BODY_TYPE_UNKNOWN for one that is not listed. */
export function mediaTypeOf(request: Request, known: readonly string[]): string {
  const given = (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  const type = known.find((one) => one === given);
  if (type !== undefined) return type;
  const message = `Content-Type ${given === "" ? "is missing" : `${given} can't be read here`}; use ${known.join(" or ")}`;
  throw new RequestError("BODY_TYPE_UNKNOWN", message);
}

function tooLarge(most: number): RequestError {
  const message = `The body is larger than ${withCommas(most)} bytes; send it in parts`;
  return new RequestError("BODY_TOO_LARGE", message, { connection: "close" });
}

/** What a body has to be. Throws InvalidInputError, with this code, that lists every field that is wrong. */
export function readShape<T>(shape: z.ZodType<T>, body: unknown, code?: string): T {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new InvalidInputError(
    parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
    code,
  );
}
