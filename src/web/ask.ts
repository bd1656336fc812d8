import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { mayConnect } from "./addresses.ts";
import type { Allowed } from "./allowed.ts";
import { guardedLookup, type Resolve } from "./guarded-lookup.ts";
import { checkLength, readBody } from "./limited-body.ts";
import { refused, WebError } from "./web-errors.ts";

export type AskSettings = {
  allowed: Allowed;
  /** How the asker is called. */
  agent: string;
  /** For one answer whole: looking the name up, connecting and reading. */
  timeoutMs: number;
  maxBytes: number;
  /** Only tests give another one than the system's. */
  resolve?: Resolve;
  /** Gives up when it is told to. */
  signal?: AbortSignal;
};

/** One answer, as it came: redirects are answers too. */
export type Answer = {
  status: number;
  headers: IncomingMessage["headers"];
  body: Buffer;
};

/** Throws ADDRESS_REFUSED for what is no address of a page: another scheme, a password, a host that may not be asked. */
export function checkAddress(url: URL, allowed: Allowed): void {
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new WebError(
      "ADDRESS_REFUSED",
      `has the scheme ${url.protocol}; http: and https: are right`,
    );
  if (url.username !== "" || url.password !== "")
    throw new WebError("ADDRESS_REFUSED", "holds a user or password; leave it out");
  // No name is looked up for these.
  const host = hostOf(url);
  if (isIP(host) !== 0 && !mayConnect(host, host, allowed)) throw refused(host, host);
}

/**
 * Asks one address once, without following. Throws WebError: ADDRESS_REFUSED, PAGE_UNREACHABLE, PAGE_TOO_SLOW,
 * PAGE_TOO_LARGE, PAGE_BOMB, PAGE_BROKEN.
 */
export async function ask(
  url: URL,
  headers: Record<string, string>,
  settings: AskSettings,
): Promise<Answer> {
  const { allowed, timeoutMs, signal } = settings;
  checkAddress(url, allowed);
  const deadline = AbortSignal.timeout(timeoutMs);
  const signals = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
  try {
    return await answerOf(url, headers, { ...settings, signal: signals });
  } catch (error) {
    if (error instanceof WebError) throw error;
    if (deadline.aborted) {
      const message = `took longer than ${timeoutMs / 1_000} s`;
      throw new WebError("PAGE_TOO_SLOW", message, { passing: true });
    }
    const { message } = error as Error;
    throw new WebError("PAGE_UNREACHABLE", `can't be reached: ${message}`, { passing: true });
  }
}

async function answerOf(
  url: URL,
  headers: Record<string, string>,
  { allowed, agent, maxBytes, resolve, signal }: AskSettings & { signal: AbortSignal },
): Promise<Answer> {
  const lookup = guardedLookup(allowed, resolve);
  const sent = { "user-agent": agent, "accept-encoding": "gzip, br", ...headers };
  const message = await connect(url, { headers: sent, lookup, allowed, signal });
  const { statusCode: status = 0, headers: received } = message;
  const limits = { maxBytes };
  try {
    if (status !== 200) {
      message.destroy(); // nobody reads what stands beside an error or a redirect
      return { status, headers: received, body: Buffer.alloc(0) };
    }
    checkLength(received["content-length"], limits);
    const body = await readBody(message, received["content-encoding"], limits);
    return { status, headers: received, body };
  } catch (error) {
    message.destroy();
    throw error;
  }
}

type Connecting = {
  headers: Record<string, string>;
  lookup: LookupFunction;
  allowed: Allowed;
  signal: AbortSignal;
};

function connect(
  url: URL,
  { headers, lookup, allowed, signal }: Connecting,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? requestHttps : requestHttp;
    // A connection of its own: one that is kept open was checked for another name.
    const asked = request(url, { headers, lookup, signal, agent: false, maxHeaderSize: 32_768 });
    asked.on("socket", (socket) => {
      socket.on("connect", () => {
        const { remoteAddress = "" } = socket;
        const host = hostOf(url);
        if (!mayConnect(remoteAddress, host, allowed)) socket.destroy(refused(host, remoteAddress));
      });
    });
    asked.on("error", reject);
    asked.on("response", resolve);
    asked.end();
  });
}

/** The host without the brackets of an IPv6 address. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}
