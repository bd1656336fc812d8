import { ReadoutError, RedisUnreachableError } from "../errors.ts";
import { type RedisAddress, showAddress } from "./address.ts";
import { hideSecrets } from "./hide-secrets.ts";

type ConnectionError = Error & { code?: string; lastNodeError?: Error };

/** An error of a lost connection or a refusing Redis as one with a stable code; others as they are. */
export function asUnreachable(address: RedisAddress, error: unknown): unknown {
  if (error instanceof ReadoutError) return error;
  hideSecrets(error, address);
  const { name = "", message = "" } = error as Partial<Error>;
  const lost =
    name === "MaxRetriesPerRequestError" ||
    name === "ClusterAllFailedError" ||
    /^(Command (?:timed out|aborted)|Connection is closed|Connection in use|connect E|read E|write E|getaddrinfo E)/.test(
      message,
    ) ||
    /^(Cluster isn't ready|None of startup nodes|Too many Cluster redirections|All sentinels)/.test(
      message,
    ) ||
    isRefusal(error as Error) ||
    /\b(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|NOAUTH|WRONGPASS|LOADING|READONLY|CLUSTERDOWN|MASTERDOWN)\b/.test(
      message,
    );
  return lost ? unreachable(address, error) : error;
}

/**
 * Whether an error says that Redis is there and refuses the connection: a wrong password, a
 * certificate that does not fit, or plain text where TLS is spoken. Waiting does not cure that.
 */
export function isRefusal(error: Error): boolean {
  const { message, code = "", lastNodeError } = error as ConnectionError;
  if (lastNodeError && isRefusal(lastNodeError)) return true;
  return (
    /^(NOAUTH|WRONGPASS|NOPERM)\b/.test(message) ||
    /^(ERR_TLS_|ERR_SSL_|EPROTO$|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|HOSTNAME_MISMATCH)/.test(
      code,
    )
  );
}

/** Whether an error is such a refusal, or was made of one. */
export function comesOfRefusal(error: Error): boolean {
  return isRefusal(error) || (error.cause instanceof Error && isRefusal(error.cause));
}

/** The error that says which Redis gave no answer or refused, why, and what can be done. */
export function unreachable(address: RedisAddress, cause: unknown): RedisUnreachableError {
  hideSecrets(cause, address);
  const { message, lastNodeError } = cause as ConnectionError;
  const why = lastNodeError?.message || message || String(cause);
  const [what, cure] = explain(why);
  return new RedisUnreachableError(`Redis at ${showAddress(address)} ${what} (${why}). ${cure}`, {
    cause,
  });
}

/** The meaning of a reason, and its cure. */
function explain(why: string): [what: string, cure: string] {
  if (/\bNOPERM\b|can't run this command|no permissions/.test(why)) {
    return [
      "was reached, and its user may not do this",
      "Set REDIS_USERNAME and REDIS_PASSWORD to a user who may",
    ];
  }
  if (/\b(NOAUTH|WRONGPASS)\b/.test(why)) {
    return [
      "was reached, and refused our user and password",
      "Set REDIS_USERNAME and REDIS_PASSWORD, or give them in REDIS_URL",
    ];
  }
  const start = /\b(ECONNREFUSED|ENOENT)\b/.test(why)
    ? " redis-server --appendonly yes starts one on this machine"
    : "";
  return ["can't be reached", `Is it running, and is REDIS_URL right?${start}`];
}
