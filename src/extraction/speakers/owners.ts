import type { Sentence } from "../document/sentence.ts";
import type { Token } from "../document/tokens.ts";
import { openSentence } from "../document/sentence.ts";
import type { NounPhrase } from "./noun-phrase.ts";
import { readNounPhrase } from "./noun-phrases.ts";
import { isPossessive } from "./name-words.ts";

const PRONOUNS: Readonly<Record<string, string>> = {
  his: "he",
  her: "she",
  its: "it",
  their: "they",
};
const MAX_ADJECTIVES = 3;

/** Whose thing the noun at `noun` is: "her verdict", "the union's short answer". */
export function readOwner(sentence: Sentence, noun: number): NounPhrase | null {
  const lowest = Math.max(0, noun - MAX_ADJECTIVES);
  const last = sentence.back(noun - 1, lowest, (i) => {
    return sentence.isWord(i) && !isPossessive(sentence, i) && !sentence.is(i, "possessive");
  });
  if (last < lowest) return null;
  const pronoun = PRONOUNS[sentence.at(last).lower];
  if (pronoun) return { kind: "pronoun", definite: true, text: pronoun };
  if (!isPossessive(sentence, last)) return null;
  const from =
    sentence.back(last - 1, 0, (i) => sentence.isWord(i) && !sentence.opensClause(i)) + 1;
  const tokens: Token[] = [...sentence.tokens.slice(from, last), withoutEnding(sentence.at(last))];
  return readNounPhrase(openSentence(tokens, sentence.article), 0, tokens.length);
}

function withoutEnding(token: Token): Token {
  const text = token.text.replace(/['’]s?$/, "");
  return { ...token, text, lower: text.toLowerCase(), end: token.start + text.length };
}
