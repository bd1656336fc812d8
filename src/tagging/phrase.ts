import type { Lexicons } from "./lexicons.ts";
import { readPhrase } from "./phrase-words.ts";
import { findTitle, type Title } from "./role.ts";
import { readSpeakerPhrase, type PhraseFinding } from "./speaker-phrase.ts";
import type { Token } from "./tokens.ts";

/** A short field that may say who speaks, and what it says. */
export type Phrase = { tokens: readonly Token[]; finding: PhraseFinding | null; title: Title };

/** Reads a speaker's name, title or institution, a place or an outlet. */
export function understandPhrase(text: string, lexicons: Lexicons): Phrase {
  const tokens = readPhrase(text);
  const finding = readSpeakerPhrase(tokens, lexicons);
  return { tokens, finding, title: findTitle(tokens, lexicons) };
}
