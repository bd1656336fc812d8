/** A page must say its encoding within its first kilobyte; many say it a little later. */
const LOOKED_AT = 4_096;
const TAG = /<(?:\?xml|meta)\b([^<>]*)/gi;
const CHARSET = /\b(?:charset|encoding)\s?=\s?["']?([\w:.-]+)/i;

/** The encoding that a page declares in its XML declaration or a meta tag; undefined without one. */
export function declaredCharset(head: Buffer): string | undefined {
  const start = head.subarray(0, LOOKED_AT).toString("latin1");
  for (const [, attributes = ""] of start.matchAll(TAG)) {
    const charset = CHARSET.exec(attributes)?.[1];
    if (charset !== undefined) return charset.toLowerCase();
  }
  return undefined;
}
