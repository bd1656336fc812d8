/** The classes of words by which a reprint is told from another statement; fold-words.tsv says what each means. */
export const FOLD_CLASSES = [
  "light",
  "turning",
  "critical",
  "saying",
  "beside saying",
  "third person",
  "title",
] as const;

export type FoldClass = (typeof FOLD_CLASSES)[number];

/** Words in lower case by class, and the word that stands for each variant, also for one of several words. */
export type FoldWords = Readonly<Record<FoldClass, ReadonlySet<string>>> & {
  same: ReadonlyMap<string, string>;
};

/** The most words of a variant that has several. */
export const LONGEST_VARIANT = 4;
