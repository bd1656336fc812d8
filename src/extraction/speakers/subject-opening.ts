import type { Sentence } from "../document/sentence.ts";

const MAX_TIME = 4;

/** Passes over "In Tunis", "From Buenos Aires", "On the way to the airport" before the subject. */
export function skipOpening(sentence: Sentence, from: number, to: number): number {
  if (!sentence.is(from, "adverbial opening")) return behindTime(sentence, from, to);
  // "For he had dared": a conjunction.
  if (sentence.says(from, "for") && sentence.is(from + 1, "personal pronoun")) return from + 1;
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

/** "An hour later its commander": where the subject begins behind such a time. */
function behindTime(sentence: Sentence, from: number, to: number): number {
  const at = sentence.find(from + 1, Math.min(to - 1, from + MAX_TIME), (i) => {
    return sentence.says(i, "later") || sentence.says(i, "earlier") || sentence.says(i, "ago");
  });
  const bare = at > 0 && sentence.find(from + 1, at, (i) => sentence.at(i).capital) < 0;
  return bare ? at + 1 : from;
}
