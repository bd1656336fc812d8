import { MARK } from "./marks.ts";
import type { Form } from "./form.ts";
import type { Text } from "./tokens.ts";

/** The words of an event's title and keywords, and the names in them. */
export type EventWords = { words: ReadonlySet<string>; named: ReadonlySet<string> };

const CONTENT = new Set(["NOUN", "VERB", "ADJ", "PROPN"]);

/** Reads the words of an event's title and keywords. */
export function readEventWords(title: Text, keywords: readonly Text[]): EventWords {
  const words = new Set<string>();
  const named = new Set<string>();
  const read = ({ pos, key, lemma }: Form) => {
    if (pos === "PROPN") named.add(key);
    else if (CONTENT.has(pos)) words.add(lemma);
  };
  for (const { forms } of [title, ...keywords]) forms.forEach(read);
  return { words, named };
}

/** Tells of each word whether it can mean the event. */
export function findEvents({ forms }: Text, { words }: EventWords): boolean[] {
  const means: boolean[] = [];
  for (let i = 0; i < forms.length; i += 1) {
    const { lemma, marks } = forms[i]!;
    means.push((marks & MARK.takesUp) !== 0 || words.has(lemma));
  }
  return means;
}
