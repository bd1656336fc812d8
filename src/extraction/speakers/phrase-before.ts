import type { Sentence } from "../document/sentence.ts";
import type { NounPhrase } from "./noun-phrase.ts";
import { readNounPhrase } from "./noun-phrases.ts";

const MAX_HEAD = 10;

/** "that of a ferry captain in Oslo, who": the noun phrase that ends before `to`, from its article on. */
export function headBefore(sentence: Sentence, to: number): NounPhrase | null {
  for (let i = to - 1; i >= Math.max(0, to - MAX_HEAD) && sentence.isWord(i); i--) {
    if (!sentence.is(i, "determiner")) continue;
    const phrase = readNounPhrase(sentence, i, to);
    if (phrase && phrase.kind !== "name" && phrase.kind !== "place") return phrase;
  }
  return null;
}
