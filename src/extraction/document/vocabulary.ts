import type { ClassesOf, WordClass } from "../words/word-classes.ts";
import { isUpper } from "./characters.ts";

/** A word as an article writes it. */
export type Word = {
  text: string;
  /** In lower case, with straight apostrophes. */
  lower: string;
  capital: boolean;
  classes: ReadonlySet<WordClass>;
};

/** The words of an article, each looked up once however often it stands there. */
export type Vocabulary = {
  wordOf(text: string): Word;
  /** Words that the article has in lower case. */
  common(): Set<string>;
};

/** No word is known yet. */
export function openVocabulary(classesOf: ClassesOf): Vocabulary {
  const words = new Map<string, Word>();
  return {
    wordOf(text) {
      const known = words.get(text);
      if (known) return known;
      const lower = text.toLowerCase().replaceAll("’", "'");
      const word = { text, lower, capital: isUpper(text.charAt(0)), classes: classesOf(lower) };
      words.set(text, word);
      return word;
    },
    common() {
      const common = new Set<string>();
      for (const { lower, capital } of words.values()) if (!capital) common.add(lower);
      return common;
    },
  };
}
