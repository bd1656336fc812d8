import { createRequire } from "node:module";
import type { Answer } from "./ask.ts";
import { WebError } from "./web-errors.ts";
import type { WebMemory } from "./web-memory.ts";

/** What a site lets a reader do. */
export type Rules = { allows(url: URL): boolean; pauseMs: number };

const KEPT_MS = 6 * 3_600_000;
/** No site may hold a reader up for longer between two requests. */
const LONGEST_PAUSE_MS = 60_000;
/** Of longer ones no more than this is read. */
const MOST_CHARACTERS = 500_000;

type Robot = {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
};
const require = createRequire(import.meta.url);
// It is CommonJS, and its types say otherwise.
const robotsParser = require("robots-parser") as (url: string, text: string) => Robot;

/**
 * The rules of a site for this agent, as its robots.txt has them. A site without one (4xx) allows all; one that can't
 * give it now allows nothing until it can. Throws WebError.
 */
export async function rulesOf(
  url: URL,
  { agent, memory, read }: { agent: string; memory: WebMemory; read(at: URL): Promise<Answer> },
): Promise<Rules> {
  const at = new URL("/robots.txt", url.origin);
  let text = await memory.readRules(url.origin);
  if (text === null) {
    text = textOf(at, await read(at));
    await memory.keepRules(url.origin, text, KEPT_MS);
  }
  const robot = robotsParser(at.href, text);
  const name = agent.split(/[/\s]/)[0] ?? agent;
  return {
    allows: ({ href }) => robot.isAllowed(href, name) !== false,
    pauseMs: Math.min((robot.getCrawlDelay(name) ?? 0) * 1_000, LONGEST_PAUSE_MS) || 0,
  };
}

function textOf(at: URL, { status, body }: Answer): string {
  if (status === 200) return body.toString("utf8").slice(0, MOST_CHARACTERS);
  if (status >= 300 && status < 500 && status !== 429) return "";
  const message = `can't be asked now: ${at.href} answered ${status}`;
  throw new WebError("PAGE_UNREACHABLE", message, { passing: true });
}
