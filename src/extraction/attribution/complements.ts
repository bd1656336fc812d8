import type { Sentence } from "../document/sentence.ts";

/**
 * Whether the words behind a verb of naming are a thing and what it is called: "the law clumsy", "it a
 * start", "the truce as a trap"; "the police" is only called.
 */
export function namesThing(sentence: Sentence, from: number, to: number): boolean {
  if (sentence.find(from, to, (i) => sentence.says(i, "as")) >= 0) return true;
  if (sentence.is(from, "object pronoun"))
    return to - from > 1 && sentence.isWord(from + 1) && !opensAdverbial(sentence, from + 1);
  if (!opensThing(sentence, from)) return false;
  const end = sentence.skip(
    from + 1,
    to,
    (i) => sentence.isWord(i) && !opensAdverbial(sentence, i),
  );
  const judged = sentence.find(from + 2, end, (i) => judges(sentence, i)) >= 0;
  if (judged) return true;
  const called = sentence.find(from, end, (i) => sentence.is(i, "called thing")) >= 0;
  // "a system called Night Watch opened": only a name.
  const name = sentence.skip(from, end, (i) => sentence.at(i).capital);
  if (name === end || sentence.at(name).lower.endsWith("ed") || sentence.opensClause(name))
    return false;
  return !called && end - from > 2;
}

/** "described the plan as a start": a verb of naming that needs "as". */
export function isLikened(sentence: Sentence, from: number, to: number): boolean {
  return sentence.find(from, to, (i) => sentence.says(i, "as")) >= 0;
}

/** The same behind a verb that mostly does something else: "finds the law too long". */
export function judgesThing(sentence: Sentence, from: number, to: number): boolean {
  const thing = sentence.is(from, "object pronoun") || opensThing(sentence, from);
  if (!thing) return false;
  const end = Math.min(to, from + MAX_THING);
  const as = sentence.find(from + 1, end, (i) => opensLikening(sentence, i)) >= 0;
  return as || sentence.find(from + 1, end, (i) => judges(sentence, i)) >= 0;
}

const MAX_THING = 8;

function opensThing(sentence: Sentence, i: number): boolean {
  return sentence.is(i, "determiner") || sentence.at(i).capital;
}

function opensAdverbial(sentence: Sentence, i: number): boolean {
  return sentence.is(i, "adverbial opening") && !sentence.says(i, "of");
}

/** A word that only what something is called can begin or be: "too", "a", "flawed", "clumsy". */
function judges(sentence: Sentence, i: number): boolean {
  if (sentence.at(i).capital) return false;
  const degree = sentence.says(i, "too") || sentence.isAdverb(i);
  const noun = sentence.is(i, "indefinite article") && !sentence.says(i, "the");
  return degree || noun || sentence.is(i, "evaluating adjective");
}

/** "as a trap", "as too late". */
export function opensLikening(sentence: Sentence, i: number): boolean {
  if (!sentence.says(i, "as")) return false;
  return sentence.isQuote(i + 1) || judges(sentence, i + 1);
}

/** "more time", "the bill withdrawn": something that can be wished for in words. */
export function asksForThing(sentence: Sentence, from: number, to: number): boolean {
  const plain = sentence.is(from, "thing not wished") || sentence.is(to - 1, "thing not wished");
  // "asked for prayers"
  return (
    !plain &&
    (to - from > 1 || (sentence.says(from - 1, "for") && /[^s]s$/.test(sentence.at(from).lower)))
  );
}
