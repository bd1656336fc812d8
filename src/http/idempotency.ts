import { createHash } from "node:crypto";
import type { Readout } from "../readout.ts";
import { RequestError } from "./problem.ts";

/** What was answered to a request. */
type Kept = { body: string; location: string };

/** What acts on a request once: by which key, which request it is, and where answers are kept. */
type Asked = { key: string; request: string; answers: Readout["answers"] };

const HOLD_EVERY_MS = 5_000;

/**
 * Answers a request once for each key within a day, whichever process of the store is asked and however often they
 * start anew: a repeat gets the first answer again. Throws KEY_IN_USE while the first is still worked on,
 * KEY_REUSED for another request with the same key. A request that fails may be tried again.
 */
export async function onlyOnce(
  { key, request, answers }: Asked,
  answer: () => Promise<Kept>,
): Promise<Kept> {
  const digest = createHash("sha256").update(request).digest("base64");
  const known = await answers.take(key, digest);
  if (known !== "taken") return again(known, digest);
  const holding = setInterval(() => {
    // Redis may be away for a while; then the key runs out, and a repeat acts again, which counts nothing twice.
    void answers.hold(key, digest).catch(() => {});
  }, HOLD_EVERY_MS).unref();
  let kept: Kept;
  try {
    kept = await answer();
  } catch (error) {
    clearInterval(holding);
    await answers.letGo(key).catch(() => {});
    throw error;
  }
  clearInterval(holding);
  // What was acted on is answered, even where that can't be kept.
  await answers.keep(key, digest, JSON.stringify(kept)).catch(() => {});
  return kept;
}

function again(known: { request: string; answer: string | null }, digest: string): Kept {
  if (known.request !== digest) {
    const message = "This Idempotency-Key came before with another request; use a new one";
    throw new RequestError("KEY_REUSED", message);
  }
  if (known.answer !== null) return JSON.parse(known.answer) as Kept;
  const message = "The first request with this Idempotency-Key is still worked on";
  throw new RequestError("KEY_IN_USE", message);
}
