import { findFormer } from "./former.ts";
import type { Lexicons } from "./lexicons.ts";
import type { Holder, Office } from "./office-lexicon.ts";
import { findHolders, findOffices } from "./offices.ts";
import { readPhrase } from "./phrase-words.ts";
import { findTitles, type Title } from "./role.ts";
import { codesIn, readSpeakerPhrase, type PhraseFinding } from "./speaker-phrase.ts";
import type { Token } from "./tokens.ts";

/** A short field that may say who speaks, and what it says. */
export type Phrase = {
  tokens: readonly Token[];
  finding: PhraseFinding | null;
  /** The countries that it names in any way, and where its towns may be. */
  places(): ReadonlySet<string>;
  /** The weightiest title, whether it is still held or not. */
  title: Title;
  /** The weightiest title that is still held. */
  held: Title;
  offices: readonly Office[];
  holders: readonly Holder[];
  /** Whether it tells of what somebody was and is no more, and whether of a calling that makes experts. */
  past: boolean;
  career: boolean;
};

/** Reads a speaker's name, title or institution, a place or an outlet. */
export function understandPhrase(text: string, lexicons: Lexicons): Phrase {
  const tokens = readPhrase(text);
  const finding = readSpeakerPhrase(tokens, lexicons);
  const { words } = lexicons.offices;
  const former = findFormer(tokens, words);
  // Few ask for them.
  let places: ReadonlySet<string> | undefined;
  return {
    tokens,
    finding,
    places: () => (places ??= new Set(codesIn(tokens, lexicons))),
    ...findTitles(tokens, former, lexicons),
    offices: findOffices(tokens, former, lexicons),
    holders: findHolders(tokens, former, lexicons),
    past: former.some((ended) => ended),
    career: tokens.some(({ lemma }, at) => former[at] && words.career.has(lemma)),
  };
}
