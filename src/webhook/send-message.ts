import { signedHeaders } from "./sign.ts";

/** Where messages go, and the secret by which their receiver knows them. */
export type WebhookSettings = { url: string; secret: string };

/**
 * Sends a message once. Resolves when the receiver has taken it, which any status from 200 to 299 says; else
 * rejects with the reason. A redirect is not followed: the secret is made out for one address.
 */
export async function sendMessage(
  message: { id: string; body: string },
  { url, secret }: WebhookSettings,
  { signal, withinMs }: { signal: AbortSignal; withinMs: number },
): Promise<void> {
  const late = AbortSignal.timeout(withinMs);
  let answer: Response;
  try {
    answer = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "readout",
        ...signedHeaders({ ...message, at: Date.now() }, secret),
      },
      body: message.body,
      redirect: "manual",
      signal: AbortSignal.any([signal, late]),
    });
  } catch (error) {
    if (late.aborted) throw new Error(`gave no answer within ${withinMs} ms`, { cause: error });
    const { message: why, cause } = error as Error;
    const reason = cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined;
    throw new Error(`can't be reached (${reason ?? why})`, { cause: error });
  }
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
}
