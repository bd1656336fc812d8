import { setTimeout as sleep } from "node:timers/promises";
import type { Allowed } from "./allowed.ts";
import { type Answer, ask, checkAddress, hostOf } from "./ask.ts";
import type { Resolve } from "./guarded-lookup.ts";
import { retryAfterMs } from "./retry-after.ts";
import { rulesOf } from "./robots.ts";
import { WebError } from "./web-errors.ts";
import type { WebMemory } from "./web-memory.ts";

export type WebSettings = {
  allowed: Allowed;
  agent: string;
  /** Between two requests to a host, unless its robots.txt asks for more. */
  pauseMs: number;
  timeoutMs: number;
  memory: WebMemory;
  /** Who waits longer for a turn throws HOST_BUSY instead, and comes again. */
  longestWaitMs: number;
  resolve?: Resolve;
  signal?: AbortSignal;
};

/** By which a server tells that nothing has changed. */
export type Validators = { etag?: string; lastModified?: string };

export type Fetched = {
  /** The address that answered, after redirects. */
  url: string;
  /** Null: nothing has changed since the validators were given. */
  body: Buffer | null;
  type: string;
  validators: Validators;
};

export type Fetching = { accept: string; maxBytes: number; validators?: Validators };

export type Web = {
  /**
   * Gets what stands at an address, politely. Throws WebError, with the address in front of its message:
   * ADDRESS_REFUSED, ROBOTS_REFUSED, TOO_MANY_REDIRECTS, PAGE_REFUSED (a status that says no), PAGE_TOO_LARGE, PAGE_BOMB and PAGE_BROKEN;
   * and what passes: PAGE_UNREACHABLE, PAGE_TOO_SLOW, HOST_BUSY.
   */
  get(address: string, fetching: Fetching): Promise<Fetched>;
};

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MAX_RULES_BYTES = 1_000_000;
/** After an answer that says so, a host is left alone for so long, where it does not say how long. */
const HOLD_OFF_MS = 60_000;

/** Opens the web: every request and every redirect is checked, and waits for its turn at its host. */
export function openWeb(settings: WebSettings): Web {
  const { allowed, agent, memory, pauseMs, longestWaitMs, signal } = settings;

  async function waitForTurn(url: URL, pause: number): Promise<void> {
    const { taken, waitMs } = await memory.takeTurn(hostOf(url), pause, longestWaitMs);
    if (!taken) {
      const message = `is to be asked in ${Math.ceil(waitMs / 1_000)} s, as its host has others before`;
      throw new WebError("HOST_BUSY", message, { passing: true, retryMs: waitMs });
    }
    if (waitMs > 0) await sleep(waitMs, undefined, { signal });
  }

  async function askOnce(url: URL, headers: Record<string, string>, maxBytes: number) {
    const answer = await ask(url, headers, { ...settings, maxBytes });
    const { status } = answer;
    if (status === 429 || status === 503) {
      const retryMs = retryAfterMs(answer.headers["retry-after"], Date.now()) ?? HOLD_OFF_MS;
      await memory.holdOff(hostOf(url), retryMs);
      const message = `answered ${status}: it is to be asked in ${Math.ceil(retryMs / 1_000)} s`;
      throw new WebError("HOST_BUSY", message, { passing: true, retryMs });
    }
    return answer;
  }

  /** Follows redirects; `before` is told each address before it is asked. */
  async function follow(
    from: URL,
    headers: Record<string, string>,
    { maxBytes, before }: { maxBytes: number; before(url: URL): Promise<void> },
  ): Promise<{ url: URL; answer: Answer }> {
    let url = from;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      checkAddress(url, allowed);
      await before(url);
      const answer = await askOnce(url, headers, maxBytes);
      const { location } = answer.headers;
      if (!REDIRECTS.has(answer.status) || location === undefined) return { url, answer };
      url = targetOf(location, url);
    }
    throw new WebError("TOO_MANY_REDIRECTS", `redirects more than ${MOST_REDIRECTS} times`);
  }

  async function beforePage(url: URL): Promise<void> {
    const read = async (at: URL) => {
      const before = (next: URL) => waitForTurn(next, pauseMs);
      return (await follow(at, {}, { maxBytes: MAX_RULES_BYTES, before })).answer;
    };
    const rules = await rulesOf(url, { agent, memory, read });
    if (!rules.allows(url))
      throw new WebError("ROBOTS_REFUSED", "is not to be read: the robots.txt of its site says so");
    await waitForTurn(url, Math.max(pauseMs, rules.pauseMs));
  }

  return {
    async get(address, { accept, maxBytes, validators = {} }) {
      const headers = { accept, ...conditions(validators) };
      try {
        const from = parseAddress(address);
        const { url, answer } = await follow(from, headers, { maxBytes, before: beforePage });
        return fetchedOf(url, answer, validators);
      } catch (error) {
        if (!(error instanceof WebError)) throw error;
        const { code, message, passing, retryMs, cause } = error;
        throw new WebError(code, `${address} ${message}`, { passing, retryMs, cause });
      }
    },
  };
}

function parseAddress(address: string): URL {
  if (URL.canParse(address)) return new URL(address);
  throw new WebError("ADDRESS_REFUSED", "is no address; write https://news.example/article");
}

function targetOf(location: string, base: URL): URL {
  if (URL.canParse(location, base.href)) return new URL(location, base);
  throw new WebError("PAGE_BROKEN", "redirects to what is no address");
}

function conditions({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(etag !== undefined && { "if-none-match": etag }),
    ...(lastModified !== undefined && { "if-modified-since": lastModified }),
  };
}

function fetchedOf(url: URL, { status, headers, body }: Answer, before: Validators): Fetched {
  const type = headers["content-type"] ?? "";
  if (status === 304) return { url: url.href, body: null, type, validators: before };
  if (status !== 200) {
    const passing = status >= 500 || status === 408;
    throw new WebError("PAGE_REFUSED", `answered ${status}`, { passing });
  }
  const { etag, "last-modified": lastModified } = headers;
  const validators = { ...(etag && { etag }), ...(lastModified && { lastModified }) };
  return { url: url.href, body, type, validators };
}
