import type { Sentence } from "../document/sentence.ts";
import { isNamePart } from "./name-words.ts";
import { kindOfNoun } from "./nouns.ts";

/** Whether the words from `from` on, behind a "for", name somebody: no time, reason or thing. */
export function isViewer(sentence: Sentence, from: number, to: number): boolean {
  const first = sentence.is(from, "determiner") ? from + 1 : from;
  const end = sentence.skip(first, to, (i) => goesOn(sentence, i, first));
  const head = end - 1;
  if (head < first || sentence.is(head, "month") || sentence.is(head, "weekday")) return false;
  const { lower } = sentence.at(head);
  return isNamePart(sentence, head) || kindOfNoun(bare(lower), sentence.article.classes) !== null;
}

/** Whether a word belongs to the noun before it: "union" in "the teachers' union in Oslo". */
function goesOn(sentence: Sentence, i: number, first: number): boolean {
  if (!sentence.isWord(i) || sentence.is(i, "relative") || sentence.says(i, "such")) return false;
  return i === first || !(sentence.is(i, "adverbial opening") || sentence.is(i, "determiner"));
}

function bare(word: string): string {
  return word.replace(/['’]s?$/, "");
}
