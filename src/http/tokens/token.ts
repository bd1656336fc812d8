import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Scope } from "./scopes.ts";

/** A token as the file keeps it: never the token itself, which only its owner has. */
export type KeptToken = {
  /** Its public part, by which it is listed and revoked. */
  id: string;
  /** What its owner calls it. */
  name: string;
  scopes: Scope[];
  /** SHA-256 of the secret part, as hexadecimal digits. */
  hash: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601, null for a token that does not expire. */
  expiresAt: string | null;
};

const FORM = /^rdt_([0-9a-f]{12})_([\w-]{43})$/;

/** A new token: what its owner gets, once, and what is kept of it. */
export function makeToken(given: Pick<KeptToken, "name" | "scopes" | "createdAt" | "expiresAt">): {
  token: string;
  kept: KeptToken;
} {
  const id = randomBytes(6).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  const { name, scopes, createdAt, expiresAt } = given;
  const hash = hashOf(secret).toString("hex");
  return {
    token: `rdt_${id}_${secret}`,
    kept: { id, name, scopes, hash, createdAt, expiresAt },
  };
}

/** The token that this word is, of those that are kept; undefined for a wrong or an expired one. */
export function findToken(
  word: string,
  kept: readonly KeptToken[],
  now: number,
): KeptToken | undefined {
  const [, id, secret] = FORM.exec(word) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  const found = kept.find((token) => token.id === id);
  // Compared also where no token has this id, so that the time tells nothing.
  const expected = Buffer.from(found?.hash ?? "0".repeat(64), "hex");
  const same = timingSafeEqual(hashOf(secret), expected);
  if (!found || !same) return undefined;
  return found.expiresAt === null || now < Date.parse(found.expiresAt) ? found : undefined;
}

/** A secret has 256 random bits, so a fast hash is as good as a slow one. */
function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
