import type { Revisions } from "./revisions.ts";

export type StreamSettings = {
  /** Whose revisions are told. */
  event: string;
  /** What is told with each of them. */
  about: object;
  revisions: Revisions;
  /** The revision that the client knows already, by its Last-Event-ID. */
  known: string | null;
  /** Ends the stream, as when the server closes. */
  signal: AbortSignal;
};

/** A comment this often keeps the connection open through proxies, and shows when the client is gone. */
const SIGN_OF_LIFE_MS = 15_000;
const TRY_AGAIN_MS = 2_000;

/**
 * Server-sent events that tell each new revision of an event. A client that reads slowly gets the latest one only, so
 * that nothing piles up here.
 */
export function openEventStream({
  event,
  about,
  revisions,
  known,
  signal,
}: StreamSettings): ReadableStream {
  const encoder = new TextEncoder();
  let pending: string | null = `retry: ${TRY_AGAIN_MS}\n\n`;
  let wake: (() => void) | null = null;
  let stop = () => {};
  let last = known;

  function offer(text: string): void {
    pending = text;
    wake?.();
  }

  async function next(): Promise<string | null> {
    if (pending === null && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, SIGN_OF_LIFE_MS).unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wake = null;
    }
    if (signal.aborted) return null;
    const text = pending ?? ": here\n\n";
    pending = null;
    return text;
  }

  const onAbort = () => wake?.();
  return new ReadableStream<Uint8Array>(
    {
      start() {
        signal.addEventListener("abort", onAbort);
        stop = revisions.watch(event, {
          onRevision(revision) {
            if (revision === last) return;
            last = revision;
            const start = pending?.startsWith("retry") ? pending : "";
            offer(
              `${start}event: changed\nid: ${revision}\ndata: ${JSON.stringify({ ...about, revision })}\n\n`,
            );
          },
          onError() {
            last = null;
            offer(`event: away\ndata: ${JSON.stringify(about)}\n\n`);
          },
        });
      },
      async pull(controller) {
        const text = await next();
        if (text !== null) return controller.enqueue(encoder.encode(text));
        stop();
        controller.close();
      },
      cancel() {
        signal.removeEventListener("abort", onAbort);
        stop();
        wake?.();
      },
    },
    { highWaterMark: 0 },
  );
}
