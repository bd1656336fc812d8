import { InvalidInputError, InvalidStatementError, type Problem, ReadoutError } from "../errors.ts";
import { jsonText } from "../reporting/hostile-text.ts";

/** Which status an error's code has; what stands in no line is our fault. */
const STATUS: Record<string, number> = {
  INVALID_INPUT: 400,
  INVALID_STATEMENT: 422,
  INVALID_STATEMENTS: 422,
  INVALID_CORRECTION: 422,
  INVALID_CONFIG: 400,
  INVALID_FILTER: 400,
  USAGE: 400,
  BODY_UNREADABLE: 400,
  TOKEN_MISSING: 401,
  TOKEN_REFUSED: 401,
  SCOPE_MISSING: 403,
  CROSS_SITE: 403,
  READ_ONLY: 403,
  ROUTE_UNKNOWN: 404,
  UNKNOWN_EVENT: 404,
  UNKNOWN_COUNTRY: 404,
  UNKNOWN_STATEMENT: 404,
  UNKNOWN_UTTERANCE: 404,
  UNKNOWN_CORRECTION: 404,
  METHOD_REFUSED: 405,
  STATEMENT_AMBIGUOUS: 409,
  NOT_FOLDED: 409,
  FOLDS_CHANGED: 409,
  KEY_IN_USE: 409,
  BODY_TOO_LARGE: 413,
  BODY_TYPE_UNKNOWN: 415,
  HOST_REFUSED: 421,
  KEY_REUSED: 422,
  SAME_UTTERANCE: 422,
  NOT_COUNTED: 422,
  EVENT_TOO_LARGE: 422,
  ARTICLE_TOO_SLOW: 422,
  ARTICLE_BREAKS_READER: 422,
  ARTICLE_UNREADABLE: 422,
  TOO_MANY_REQUESTS: 429,
  EARLIER_LAYOUT: 503,
  QUEUE_FULL: 503,
  READOUT_CLOSED: 503,
  REDIS_FULL: 503,
  REDIS_UNREACHABLE: 503,
  REDIS_UNSAFE: 503,
  REPLICAS_BEHIND: 503,
  QUEUE_SHARDS_MISMATCH: 503,
};

/** Seconds after which it is worth trying again, where time helps. */
const RETRY_AFTER: Record<string, number> = {
  QUEUE_FULL: 10,
  REDIS_FULL: 30,
  REDIS_UNREACHABLE: 2,
  REPLICAS_BEHIND: 2,
  KEY_IN_USE: 1,
};

/** An error that a request ends with, and the headers that belong to it. */
export class RequestError extends ReadoutError {
  override name = "RequestError";
  readonly headers: Record<string, string>;

  constructor(code: string, message: string, headers: Record<string, string> = {}) {
    super(code, message);
    this.headers = headers;
  }
}

/** The status that an error is answered with. */
export function statusOf(error: unknown): number {
  return error instanceof ReadoutError ? (STATUS[error.code] ?? 500) : 500;
}

/** An error as `application/problem+json`; of one that is our fault it tells nothing. */
export function problemResponse(error: unknown): Response {
  const status = statusOf(error);
  const known = error instanceof ReadoutError;
  const code = known ? error.code : "INTERNAL";
  const body = {
    type: `urn:readout:problem:${code}`,
    title: titleOf(status),
    status,
    code,
    detail: known ? error.message : "Something went wrong here; the log of the server says what",
    ...(known && error.accepted !== undefined && { accepted: error.accepted }),
    ...problemsOf(error),
  };
  const after = RETRY_AFTER[code];
  return new Response(jsonText(JSON.stringify(body)), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(after !== undefined && { "retry-after": String(after) }),
      ...(error instanceof RequestError && error.headers),
    },
  });
}

function problemsOf(error: unknown): { problems?: readonly Problem[] } {
  const lists = error instanceof InvalidInputError || error instanceof InvalidStatementError;
  return lists ? { problems: error.problems } : {};
}

/** What a status is called, for people. */
export function titleOf(status: number): string {
  if (status === 401) return "Who are you?";
  if (status === 403) return "You may not do this";
  if (status === 404) return "There is no such thing";
  if (status < 500) return "The request is not right";
  return status === 503 ? "Not now" : "The server failed";
}
