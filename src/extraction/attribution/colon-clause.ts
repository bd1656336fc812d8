import type { Sentence } from "../document/sentence.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import { readOwner } from "../speakers/owners.ts";
import type { Found, Scene } from "./construction.ts";

const MAX_BEFORE = 14;
const MIN_WORDS = 3;

/** "Anna Berg was blunt about it: the law was dead.", "Her verdict: the law was dead." */
export function findColonClause(sentence: Sentence, { known, subject }: Scene): Found | null {
  const at = sentence.find(1, Math.min(sentence.length, MAX_BEFORE), (i) => sentence.says(i, ":"));
  const to = sentence.endOfWords(sentence.length);
  if (at < 0 || sentence.isQuote(at + 1) || sentence.wordCount(at + 1, to) < MIN_WORDS) return null;
  if (sentence.firstQuote(0, at) >= 0) return null;
  const contents = [sentence.content(at + 1, to)];
  const decided = { from: at, to: at + 1 };
  const manner = sentence.find(1, at, (i) => sentence.is(i, "manner of speech"));
  if (manner > 0 && subject && sentence.find(1, manner, (i) => sentence.is(i, "copula")) > 0)
    return { contents, speaker: subject, decided };
  const phrase = ownerOfAnswer(sentence, at);
  return phrase && known.identify(phrase) ? { contents, phrase, decided } : null;
}

/** Whose answer, verdict or message stands before the colon. */
function ownerOfAnswer(sentence: Sentence, colon: number): NounPhrase | null {
  const noun = sentence.find(1, colon, (i) => sentence.is(i, "answer noun"));
  const bare = noun === colon - 1 || sentence.is(noun + 1, "copula");
  return noun < 1 || !bare ? null : readOwner(sentence, noun);
}
