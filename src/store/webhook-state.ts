import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "./keys.ts";
import { defineScripts } from "./scripts.ts";

/** A message that waits until its receiver has taken it. */
export type WaitingMessage = { id: string; body: string; madeAt: number };

/** What the webhook has told, and what it is still to tell. */
export type WebhookKnown = {
  /** Whether it has ever looked: what was counted before then is told to nobody. */
  began: boolean;
  /** The last verdict of each event. */
  verdicts: Map<string, string>;
  /** How many chunks were in the failed set. */
  failed: number;
  /** In the order in which they were made. */
  waiting: WaitingMessage[];
};

/** A change of what is known; null takes it away. */
export type WebhookChange =
  | { began: true }
  | { event: string; verdict: string | null }
  | { failed: number }
  | { message: WaitingMessage }
  | { delivered: string };

export type WebhookState = {
  read(): Promise<WebhookKnown>;
  /**
   * Makes changes, all or none, and keeps this process the one that may for so many milliseconds. Gives the time by
   * Redis's clock, or null where another process is the one, and nothing was changed.
   */
  write(forMs: number, changes?: readonly WebhookChange[]): Promise<number | null>;
};

/** The state of the webhook in Redis, as one of the processes that may tell it. */
export function openWebhookState(
  redis: RedisConnection,
  keys: Keys,
  process: string,
): WebhookState {
  defineScripts(redis);
  return {
    async read() {
      return toKnown(await redis.hgetall(keys.webhook));
    },
    async write(forMs, changes = []) {
      const fields = changes.flatMap(toField);
      const now = await redis.readoutWebhook(keys.webhook, process, forMs, ...fields);
      return now === 0 ? null : now;
    },
  };
}

function toField(change: WebhookChange): [field: string, value: string] {
  if ("began" in change) return ["began", "1"];
  if ("event" in change) return [`verdict:${change.event}`, change.verdict ?? ""];
  if ("failed" in change) return ["failed", String(change.failed)];
  if ("delivered" in change) return [`message:${change.delivered}`, ""];
  const { id, body, madeAt } = change.message;
  return [`message:${id}`, `${madeAt} ${body}`];
}

function toKnown(fields: Readonly<Record<string, string>>): WebhookKnown {
  const known: WebhookKnown = { began: false, verdicts: new Map(), failed: 0, waiting: [] };
  for (const [field, value] of Object.entries(fields)) {
    const [kind, name] = splitAt(field, ":");
    if (kind === "began") known.began = true;
    else if (kind === "verdict") known.verdicts.set(name, value);
    else if (kind === "failed") known.failed = Number(value);
    else if (kind === "message") {
      const [madeAt, body] = splitAt(value, " ");
      known.waiting.push({ id: name, body, madeAt: Number(madeAt) });
    }
  }
  known.waiting.sort((a, b) => (a.id < b.id ? -1 : 1));
  return known;
}

function splitAt(text: string, mark: string): [before: string, after: string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
