import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  openWebhookState,
  type WaitingMessage,
  type WebhookKnown,
  type WebhookState,
} from "../store/webhook-state.ts";
import { type News, openNews, type Store } from "./find-news.ts";
import { sendMessage, type WebhookSettings } from "./send-message.ts";

/** What is heard of the receiver. */
export type WebhookListener = {
  /** A message was taken, or not; `error` says why not. */
  onAttempt(error: Error | null): void;
  /** The receiver takes nothing; said once. */
  onAway(why: string): void;
  /** It takes messages again, after so many milliseconds. */
  onBack(awayMs: number): void;
  /** A message that nobody took was given up. */
  onGivenUp(id: string): void;
  /** Redis failed; it is tried again. */
  onError(error: Error): void;
};

export type WebhookTiming = {
  /** Between two looks. */
  everyMs: number;
  answerWithinMs: number;
  /** Before a message is tried again for the first time; after each further time twice that. */
  backOffMs: number;
};

const TIMING: WebhookTiming = { everyMs: 5_000, answerWithinMs: 10_000, backOffMs: 1_000 };
const LONGEST_BACK_OFF_MS = 300_000;
/** Another process takes over from one that was killed after so long. Far longer than an answer takes. */
const LEASE_MS = 30_000;
const GIVEN_UP_AFTER_MS = 3 * 86_400_000;
/** While so many wait, no news is looked for; what moves meanwhile is told as one move. */
const MOST_WAITING = 100;
/** A process that ends waits no longer than this for a Redis that does not answer. */
const GOODBYE_MS = 500;

/**
 * Tells an address when the verdict of an event moves, and when statements fail. Of all processes that do so on a
 * store one does it at a time; each message is sent at least once, and has an id by which its receiver knows one
 * that comes again. It counts nothing, and nothing waits for it.
 */
export function startWebhook(
  store: Store,
  settings: WebhookSettings,
  listener: WebhookListener,
  timing: WebhookTiming = TIMING,
): { stop(): Promise<void> } {
  const state = openWebhookState(store.redis, store.keys, randomBytes(9).toString("hex"));
  const news = openNews(store);
  const closing = new AbortController();
  const courier = openCourier(state, { settings, listener, timing, signal: closing.signal });

  async function round(): Promise<void> {
    const at = await state.write(LEASE_MS);
    if (at === null || closing.signal.aborted) return;
    const known = await state.read();
    if (known.waiting.length < MOST_WAITING) await collect(state, { news, known, at });
    await courier.deliver((await state.read()).waiting, at);
  }

  const running = (async () => {
    while (!closing.signal.aborted) {
      await round().catch((error: Error) => listener.onError(error));
      await sleep(timing.everyMs, undefined, { signal: closing.signal, ref: false }).catch(
        () => {},
      );
    }
    await state.write(0).catch(() => {});
  })();
  return {
    async stop() {
      closing.abort();
      await Promise.race([running, sleep(GOODBYE_MS)]);
    },
  };
}

/** Writes what is news, until too much waits or another process has taken over. */
async function collect(
  state: WebhookState,
  { news, known, at }: { news: News; known: WebhookKnown; at: number },
): Promise<void> {
  let { length: waiting } = known.waiting;
  for await (const changes of news.find(known, at)) {
    if ((await state.write(LEASE_MS, changes)) === null) return;
    waiting += changes.filter((change) => "message" in change).length;
    if (waiting >= MOST_WAITING) return;
  }
}

type Receiver = {
  settings: WebhookSettings;
  listener: WebhookListener;
  timing: WebhookTiming;
  signal: AbortSignal;
};

/** Sends what waits, each message again and again until it is taken or given up. */
function openCourier(state: WebhookState, { settings, listener, timing, signal }: Receiver) {
  const tries = new Map<string, { failures: number; next: number }>();
  let awaySince: number | null = null;

  async function isTaken(message: WaitingMessage): Promise<boolean> {
    try {
      await sendMessage(message, settings, { signal, withinMs: timing.answerWithinMs });
    } catch (error) {
      if (signal.aborted) return false;
      listener.onAttempt(error as Error);
      if (awaySince === null) listener.onAway((error as Error).message);
      awaySince ??= performance.now();
      return false;
    }
    listener.onAttempt(null);
    if (awaySince !== null) listener.onBack(Math.round(performance.now() - awaySince));
    awaySince = null;
    return true;
  }

  function putOff(id: string): void {
    const failures = (tries.get(id)?.failures ?? 0) + 1;
    const wait = Math.min(timing.backOffMs * 2 ** (failures - 1), LONGEST_BACK_OFF_MS);
    tries.set(id, { failures, next: performance.now() + wait });
  }

  return {
    async deliver(waiting: readonly WaitingMessage[], now: number): Promise<void> {
      for (const message of waiting) {
        const { id, madeAt } = message;
        if ((tries.get(id)?.next ?? 0) > performance.now()) continue;
        // Another process may have taken over while the last answer was waited for.
        if (signal.aborted || (await state.write(LEASE_MS)) === null) return;
        const taken = await isTaken(message);
        if (signal.aborted && !taken) return;
        const givenUp = !taken && now - madeAt > GIVEN_UP_AFTER_MS;
        if (givenUp) listener.onGivenUp(id);
        if (taken || givenUp) {
          await state.write(LEASE_MS, [{ delivered: id }]);
          tries.delete(id);
        } else putOff(id);
      }
    },
  };
}
