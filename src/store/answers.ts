import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "./keys.ts";

/** What is kept under a key: a digest of the request, and what it was answered; null while it is worked on. */
export type KeptAnswer = { request: string; answer: string | null };

/** Answers that are given again to the same request, by whichever process it is sent to next. */
export type Answers = {
  /** Takes a key for a request, until it is kept or let go, or this process falls silent; else gives what is kept. */
  take(key: string, request: string): Promise<KeptAnswer | "taken">;
  /** Holds a taken key for some more seconds. */
  hold(key: string, request: string): Promise<void>;
  /** Keeps the answer for a day. */
  keep(key: string, request: string, answer: string): Promise<void>;
  /** Lets a key go, so that the request may be tried again. */
  letGo(key: string): Promise<void>;
};

/** A key is held for so long; whoever works on it holds it anew in time. */
const HELD_MS = 15_000;
const KEPT_MS = 24 * 3_600_000;
const MOST_TRIES = 10;
/** Stands for a request that was let go, for the millisecond that it takes to run out. */
const LET_GO = "";

/** Runs something on a connection that is open then. */
type Using = <T>(act: (redis: RedisConnection) => Promise<T>) => Promise<T>;

/** The answers of a store. Only SET and GET are used, which is all that a producer may. */
export function openAnswers(using: Using, keys: Keys): Answers {
  const placeOf = (key: string) =>
    `${keys.answers}:${createHash("sha256").update(key).digest("base64url")}`;

  const set = (key: string, kept: KeptAnswer, forMs: number) =>
    using(async (redis) => {
      await redis.set(placeOf(key), JSON.stringify(kept), "PX", forMs);
    });

  return {
    take: (key, request) =>
      using(async (redis) => {
        const [place, held] = [placeOf(key), JSON.stringify({ request, answer: null })];
        for (let tries = 1; ; tries++) {
          if ((await redis.set(place, held, "PX", HELD_MS, "NX")) === "OK") return "taken";
          const text = await redis.get(place);
          const kept = text === null ? null : (JSON.parse(text) as KeptAnswer);
          if (kept !== null && kept.request !== LET_GO) return kept;
          // It ran out between the two.
          if (tries === MOST_TRIES) return { request, answer: null };
          await sleep(2);
        }
      }),
    hold: (key, request) => set(key, { request, answer: null }, HELD_MS),
    keep: (key, request, answer) => set(key, { request, answer }, KEPT_MS),
    letGo: (key) => set(key, { request: LET_GO, answer: null }, 1),
  };
}
