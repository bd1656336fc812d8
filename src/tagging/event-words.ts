import { MARK } from "./marks.ts";
import type { Form, Text } from "./tokens.ts";

/** The words of an event's title and keywords, and the names in them. */
export type EventWords = { words: ReadonlySet<string>; named: ReadonlySet<string> };

const CONTENT = new Set(["NOUN", "VERB", "ADJ", "PROPN"]);

/** Reads the words of an event's title and keywords. */
export function readEventWords(title: Text, keywords: Text): EventWords {
  const words = new Set<string>();
  const named = new Set<string>();
  const read = ({ pos, key, lemma }: Form) => {
    if (pos === "PROPN") named.add(key);
    else if (CONTENT.has(pos)) words.add(lemma);
  };
  title.forms.forEach(read);
  keywords.forms.forEach(read);
  return { words, named };
}

/** Tells of each word whether it can mean the event. */
export function findEvents({ forms }: Text, { words }: EventWords): boolean[] {
  return forms.map(({ lemma, marks }) => (marks & MARK.takesUp) !== 0 || words.has(lemma));
}
