import { isIP } from "node:net";
import { RequestError } from "./problem.ts";
import { type Access, allows, type Scope, SCOPES } from "./tokens/scopes.ts";
import { findToken, type KeptToken } from "./tokens/token.ts";

/** Who asks. */
export type Caller = {
  client: string;
  scopes: readonly Scope[];
  /** What the owner of the token calls it; null without one. */
  name: string | null;
  /** Whether it shows a token. */
  signedIn: boolean;
};

/** The name of the cookie that holds a token, in browsers. */
export const COOKIE = "readout_token";

export type GuardSettings = {
  /** The tokens as they are now; null where the server listens on this machine alone and asks for none. */
  tokens: ((asked?: "now") => readonly KeptToken[]) | null;
  /** Milliseconds since 1970. */
  now(): number;
};

export type Guard = {
  /** Who asks: whoever is on this machine may do all where no tokens are asked for. Throws TOKEN_REFUSED. */
  identify(request: Request, address: string): Caller | null;
  /** Whether a word is a token that is known here. */
  knows(token: string): boolean;
};

/** Knows callers by their tokens. */
export function openGuard({ tokens, now }: GuardSettings): Guard {
  /** A token that was made just now is known, too. */
  function find(word: string): KeptToken | undefined {
    if (tokens === null) return undefined;
    return findToken(word, tokens(), now()) ?? findToken(word, tokens("now"), now());
  }

  return {
    identify(request, address) {
      if (tokens === null) return { client: address, scopes: SCOPES, name: null, signedIn: false };
      const word = tokenIn(request);
      if (word === null) return null;
      const found = find(word);
      if (!found) {
        const message = "The token is not known here, or has expired";
        throw new RequestError("TOKEN_REFUSED", message, CHALLENGE);
      }
      return { client: found.id, scopes: found.scopes, name: found.name || null, signedIn: true };
    },
    knows: (token) => find(token) !== undefined,
  };
}

const CHALLENGE = { "www-authenticate": 'Bearer realm="readout"' };

/** Throws TOKEN_MISSING or SCOPE_MISSING where the caller may not do what a route asks for. */
export function admit(caller: Caller | null, access: Access): void {
  if (access === "public") return;
  if (caller === null) {
    const message = "Send a token: Authorization: Bearer TOKEN; readout token make gives one";
    throw new RequestError("TOKEN_MISSING", message, CHALLENGE);
  }
  if (allows(caller.scopes, access)) return;
  const message = `The token may ${caller.scopes.join(", ") || "do nothing"}; this asks for ${access}`;
  throw new RequestError("SCOPE_MISSING", message);
}

/**
 * Refuses what another site makes a browser send: a browser says where a request comes from, and other programs
 * say nothing. Throws CROSS_SITE.
 */
export function refuseCrossSite(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  // A browser that tells the site of a page may keep its origin back.
  const site = request.headers.get("sec-fetch-site");
  if (site === "same-origin" || site === "none") return;
  const origin = request.headers.get("origin");
  const { host } = new URL(request.url);
  const own = origin === null || (URL.canParse(origin) && new URL(origin).host === host);
  if (site === null && own) return;
  throw new RequestError("CROSS_SITE", "Another site may not send this");
}

/**
 * Refuses requests under a name that is not of this machine, which is how a page elsewhere would reach a server that
 * asks for no token. Throws HOST_REFUSED.
 */
export function refuseForeignHost(request: Request): void {
  const { hostname } = new URL(request.url);
  if (isLoopback(hostname.replace(/^\[|\]$/g, ""))) return;
  const message = `This server answers under localhost only, not under ${hostname}`;
  throw new RequestError("HOST_REFUSED", message);
}

/** Whether an address or name is that of this machine to itself. */
export function isLoopback(host: string): boolean {
  if (host === "localhost" || host === "::1") return true;
  return isIP(host) === 4 && host.startsWith("127.");
}

function tokenIn(request: Request): string | null {
  const given = request.headers.get("authorization");
  if (given !== null) return /^Bearer +(\S+) *$/i.exec(given)?.[1] ?? "";
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [name, value = ""] = part.trim().split("=", 2);
    if (name === COOKIE) return value;
  }
  return null;
}
