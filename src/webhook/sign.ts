import { createHmac } from "node:crypto";

/** A secret that begins so is base64, as tools for Standard Webhooks make it. */
const IN_BASE64 = "whsec_";

/**
 * The headers by which a receiver knows a message, its age and its sender, as Standard Webhooks has them. The
 * signature is over id, time and body. `at` is in ms since 1970.
 */
export function signedHeaders(
  { id, body, at }: { id: string; body: string; at: number },
  secret: string,
): Record<string, string> {
  const seconds = String(Math.floor(at / 1_000));
  const key = secret.startsWith(IN_BASE64)
    ? Buffer.from(secret.slice(IN_BASE64.length), "base64")
    : Buffer.from(secret);
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": seconds,
    "webhook-signature": `v1,${signature}`,
  };
}
