import { ReadoutError } from "../errors.ts";

/** A page or feed that can't be had. `passing`: it may be there another time, and `retryMs` says how soon to ask. */
export class WebError extends ReadoutError {
  override name = "WebError";
  readonly passing: boolean;
  readonly retryMs: number | undefined;

  constructor(
    code: string,
    message: string,
    { passing = false, retryMs, ...options }: ErrorOptions & Passing = {},
  ) {
    super(code, message, options);
    this.passing = passing;
    this.retryMs = retryMs;
  }
}

type Passing = { passing?: boolean; retryMs?: number };

export function refused(host: string, address: string): WebError {
  const message = `${host} is at ${address}, which is no public address; READOUT_FETCH_ALLOW lets it through`;
  return new WebError("ADDRESS_REFUSED", message);
}
