import { MARK } from "./marks.ts";
import type { TextToken, Token } from "./tokens.ts";

/** The words of an event's title and keywords, and the names in them. */
export type EventWords = { words: ReadonlySet<string>; named: ReadonlySet<string> };

const CONTENT = new Set(["NOUN", "VERB", "ADJ", "PROPN"]);

/** Reads the words of an event's title and keywords. */
export function readEventWords(title: readonly Token[], keywords: readonly Token[]): EventWords {
  const words = new Set<string>();
  const named = new Set<string>();
  for (const token of [...title, ...keywords]) {
    if (token.pos === "PROPN") named.add(token.key);
    else if (CONTENT.has(token.pos)) words.add(token.lemma);
  }
  return { words, named };
}

/** Tells of each word whether it can mean the event. */
export function findEvents(tokens: readonly TextToken[], { words }: EventWords): boolean[] {
  return tokens.map(({ lemma, form }) => (form.marks & MARK.takesUp) !== 0 || words.has(lemma));
}
