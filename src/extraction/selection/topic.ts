import type { WordClasses } from "../words/word-classes.ts";

/** The words by which an event is known, those of its title and its keywords, as stems. */
export type Topic = {
  stems: ReadonlySet<string>;
  /** How many words of the topic a text has, each once. */
  touches(text: string): number;
};

const MIN_LENGTH = 3;
const ENDINGS = ["ing", "ed", "es", "s"];

/** The topic of an event from what is written about it; without words there is no topic. */
export function readTopic(
  classes: WordClasses,
  ...sources: (string | readonly string[] | undefined)[]
): Topic {
  const stemsOf = (text: string) =>
    (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
      .filter((word) => isTelling(word, classes))
      .map(stem);
  const stems = new Set(sources.flat().flatMap((source) => stemsOf(source ?? "")));
  return {
    stems,
    touches: (text) => new Set(stemsOf(text).filter((word) => stems.has(word))).size,
  };
}

function isTelling(word: string, classes: WordClasses): boolean {
  const long = word.length >= MIN_LENGTH || classes["short topic word"].has(word);
  return long && !classes["stop word"].has(word);
}

/** Endings cut off, so that "phones", "phoned" and "phoning" are one word. */
function stem(word: string): string {
  const singular = /ie[sd]$/.test(word) ? `${word.slice(0, -3)}y` : word;
  const ending = ENDINGS.find((one) => singular.endsWith(one)) ?? "";
  const bare = singular.slice(0, singular.length - ending.length);
  const cut = bare.length >= MIN_LENGTH ? bare : word;
  return cut.length > 4 ? cut.replace(/e$/, "") : cut;
}
