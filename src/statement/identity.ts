import { hash } from "node:crypto";
import { NORMALISER_VERSION, normaliseWords } from "./normalise.ts";
import type { Statement } from "./statement.ts";

/** `length` characters of base64url, six bits each, of the SHA-256 of the parts. */
export function digest(parts: readonly unknown[], length: number): string {
  return digestOf(JSON.stringify(parts), length);
}

/** The same of a text. */
export function digestOf(text: string, length: number): string {
  return hash("sha256", text, "base64url").slice(0, length);
}

/** The id of a mention whose sender gave none: a letter and 96 bits of the fields that make it this mention. */
export function mentionId(statement: Omit<Statement, "id">): string {
  const source = statement.url ?? statement.outlet ?? statement.article?.hash ?? null;
  const { event, speaker, text } = statement;
  return `m${digest([event, speaker?.normalize("NFC") ?? null, text.normalize("NFC"), source], 16)}`;
}

/**
 * Names the utterance behind a mention within its event, with 72 bits: a million utterances of one
 * event meet by chance once in ten thousand million times.
 */
export function utteranceId({ speaker, text }: Statement): string {
  return digest([NORMALISER_VERSION, normaliseWords(speaker ?? ""), normaliseWords(text)], 12);
}

/** Order by code point, which is the byte order of UTF-8 that Redis has; `<` orders by code unit. */
export function compareCodePoints(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    // A surrogate is half of a code point above all that are one unit long.
    if (x !== y) return Number(isSurrogate(x)) - Number(isSurrogate(y)) || x - y;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
