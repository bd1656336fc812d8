import type { Sentence } from "../document/sentence.ts";

/** Whether a word stands between a subject and its verb: auxiliaries, adverbs, "not". */
export function isVerbPart(sentence: Sentence, i: number): boolean {
  const { kind, capital, lower } = sentence.at(i);
  if (kind !== "word" || capital) return false;
  return (
    sentence.is(i, "auxiliary") ||
    sentence.is(i, "adverb") ||
    lower.endsWith("n't") ||
    lower.endsWith("ly")
  );
}

/** Passes over "In Tunis", "From Buenos Aires", "On the way to the airport" before the subject. */
export function skipOpening(sentence: Sentence, from: number, to: number): number {
  if (!sentence.is(from, "adverbial opening")) return from;
  const subject = sentence.find(from + 2, to, (i) => opensSubject(sentence, i));
  return subject < 0 ? to : subject;
}

function opensSubject(sentence: Sentence, i: number): boolean {
  const before = sentence.at(i - 1);
  if (sentence.is(i - 1, "adverbial opening") || sentence.is(i - 1, "determiner")) return false;
  if (before.lower.endsWith("'s") || before.lower.endsWith("s'")) return false;
  if (sentence.is(i, "determiner") || sentence.is(i, "personal pronoun")) return true;
  if (!sentence.at(i).capital) return false;
  const dated =
    sentence.is(i - 1, "weekday") || sentence.is(i - 1, "month") || /^\d+$/.test(before.text);
  return !before.capital || dated || sentence.article.places.has(before.text);
}
