import { createHash } from "node:crypto";
import { RequestError } from "./problem.ts";

/** What was answered to a request. */
type Kept = { body: string; location: string };

export type Idempotency = {
  /**
   * Answers a request once for each key: a repeat gets the first answer again. Throws KEY_IN_USE while the first
   * is still worked on, KEY_REUSED for another request with the same key. A request that fails may be tried again.
   */
  once(key: string, request: string, answer: () => Promise<Kept>): Promise<Kept>;
};

const KEPT_MS = 24 * 3_600_000;
const MOST_KEYS = 10_000;

/** Remembers the answers of a day, at most ten thousand. */
export function openIdempotency(now: () => number): Idempotency {
  const answers = new Map<string, { request: string; at: number; kept: Kept | null }>();

  function makeRoom(): void {
    for (const [key, { at }] of answers) {
      if (answers.size < MOST_KEYS && now() - at < KEPT_MS) break;
      answers.delete(key);
    }
  }

  return {
    async once(key, request, answer) {
      makeRoom();
      const digest = createHash("sha256").update(request).digest("base64");
      const known = answers.get(key);
      if (known && known.request !== digest) {
        const message = "This Idempotency-Key came before with another request; use a new one";
        throw new RequestError("KEY_REUSED", message);
      }
      if (known?.kept) return known.kept;
      if (known) {
        const message = "The first request with this Idempotency-Key is still worked on";
        throw new RequestError("KEY_IN_USE", message);
      }
      const entry = { request: digest, at: now(), kept: null as Kept | null };
      answers.set(key, entry);
      try {
        entry.kept = await answer();
        return entry.kept;
      } catch (error) {
        answers.delete(key);
        throw error;
      }
    },
  };
}
