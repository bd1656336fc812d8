import type { Sentence } from "../document/sentence.ts";
import { kindOfNoun } from "./nouns.ts";

/** A capital that is part of a name, not the start of a sentence or a function word. */
export function isNamePart(sentence: Sentence, i: number): boolean {
  const { kind, capital, text, lower } = sentence.at(i);
  if (kind !== "word" || !capital) return /^[ae]l-\p{Lu}/u.test(text);
  const { common, classes } = sentence.article;
  if (
    sentence.is(i, "determiner") ||
    sentence.is(i, "adverbial opening") ||
    sentence.is(i, "no name")
  ) {
    return i > 0 && (/^\p{Lu}{2,}$/u.test(text) || sentence.at(i - 1).capital);
  }
  if (i === 0 && isGerund(sentence)) return false;
  return i > 0 || !common.has(lower) || kindOfNoun(lower, classes) === null;
}

/** "Teaching Marrow was easy": the first word of a sentence is no name. */
function isGerund(sentence: Sentence): boolean {
  const { lower } = sentence.at(0);
  const given = sentence.is(0, "man's name") || sentence.is(0, "woman's name");
  return /[a-z]{2}ing$/.test(lower) && !given && sentence.at(1).capital;
}

/** Whether the word at `i` belongs to the name that goes on behind it. */
export function isRunPart(sentence: Sentence, i: number): boolean {
  if (!sentence.isWord(i) || isPossessive(sentence, i)) return false;
  if (sentence.is(i, "name particle") && !sentence.at(i).capital) {
    return i > 0 && (sentence.at(i - 1).capital || sentence.is(i - 1, "name particle"));
  }
  return isNamePart(sentence, i) && sentence.isWord(i + 1);
}

/** Whether the word at `i` is a possessive: "Oslo's". */
export function isPossessive(sentence: Sentence, i: number): boolean {
  const { lower } = sentence.at(i);
  return lower.endsWith("'s") || lower.endsWith("s'");
}
