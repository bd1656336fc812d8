import type { Document } from "./document.ts";

/** Tells the language of a text as an ISO 639-1 code; undefined where it can't tell. */
export type IdentifyLanguage = (text: string) => string | undefined;

const MAX_SAMPLE = 4_000;
const MAX_BLOCK = 800;

/** The language of an article by its running text; headings and boilerplate say little about it. */
export function languageOf(
  { text, blocks }: Document,
  identify: IdentifyLanguage,
): string | undefined {
  let sample = "";
  for (const { kind, start, end } of blocks) {
    if (kind === "heading" || kind === "boilerplate") continue;
    sample += `${text.slice(start, Math.min(end, start + MAX_BLOCK))}\n`;
    if (sample.length > MAX_SAMPLE) break;
  }
  return identify(sample.slice(0, MAX_SAMPLE));
}
