/** The classes of words that the rules of extraction ask for; their words are data. */
export const WORD_CLASSES = ["byline opening", "clock", "month", "navigation", "weekday"] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

/** The words of each class in lower case, in the order of the list. */
export type WordClasses = Readonly<Record<WordClass, ReadonlySet<string>>>;
