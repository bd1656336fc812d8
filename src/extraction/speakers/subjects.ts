import type { Sentence } from "../document/sentence.ts";
import { subjectWithAppositions, withAppositions } from "./appositions.ts";
import { withFirstOfTwo } from "./joint-subject.ts";
import { readNounPhrase, type PhraseOptions } from "./noun-phrases.ts";
import { severalAfter, severalBefore, type Several } from "./several.ts";
import { headBefore } from "./phrase-before.ts";
import type { Subject } from "./subject.ts";
import { skipOpening } from "./subject-opening.ts";

const MAX_BETWEEN_DASHES = 40;

/**
 * The subject that stands before the verb at `verb`, and begins at `floor` or later; null when none
 * there could speak.
 */
export function subjectBefore(
  sentence: Sentence,
  verb: number,
  { floor, ...options }: PhraseOptions & { floor: number },
): Subject | null {
  const before = sentence.back(verb - 1, 0, (i) => sentence.isVerbPart(i));
  const last = beforeDashes(sentence, before, floor);
  if (last < floor) return null;
  const several =
    severalBefore(sentence, beforeAside(sentence, last, floor) + 1, floor) ??
    betweenDashes(sentence, before, floor);
  if (several) return subjectOfSeveral(sentence, several);
  if (sentence.says(last, ",")) return subjectWithAppositions(sentence, last, floor, options);
  if (!sentence.isWord(last)) return null;
  const first = sentence.back(last - 1, floor, (i) => isInside(sentence, i)) + 1;
  const described = beforeClause(sentence, first, last);
  if (described) return described;
  let from = skipOpening(sentence, first, last + 1);
  const phrase = readNounPhrase(sentence, from, last + 1, options);
  if (!phrase) return null;
  if (phrase.kind === "pronoun") from = last;
  else if (hasObject(sentence, from, last + 1)) return null;
  const subject = { phrase, from, to: last + 1, comma: sentence.says(from - 1, ",") };
  return phrase.kind === "pronoun" ? subject : withFirstOfTwo(sentence, subject, floor);
}

/** "A teacher who swam ashore with a child asked": the head of a clause that ends before the verb. */
function beforeClause(sentence: Sentence, first: number, last: number): Subject | null {
  if (!sentence.says(first - 1, "who") || first >= last || !opensPredicate(sentence, first))
    return null;
  const phrase = headBefore(sentence, first - 1);
  const start = phrase?.at?.start ?? Infinity;
  const from = sentence.find(0, first, (i) => sentence.at(i).start >= start);
  return phrase && from >= 0 ? { phrase, from, to: last + 1, comma: false } : null;
}

/** Whether a verb, and no other subject, follows a "who". */
function opensPredicate(sentence: Sentence, i: number): boolean {
  const { kind, capital } = sentence.at(i);
  const other = sentence.is(i, "determiner") || sentence.is(i, "personal pronoun");
  return kind === "word" && !capital && !other && !sentence.is(i, "adverbial opening");
}

/**
 * The last token of a subject that ends at `last` or before an aside there: "Norway and Iceland, by
 * contrast, praised it".
 */
export function beforeAside(sentence: Sentence, last: number, floor: number): number {
  if (!sentence.says(last, ",")) return last;
  const open = sentence.back(last - 1, floor, (i) => sentence.isWord(i));
  const aside = sentence.says(open, ",") && sentence.is(open + 1, "adverbial opening");
  return aside ? open - 1 : last;
}

/** Several names as one subject of several. */
function subjectOfSeveral(sentence: Sentence, { each, from, to }: Several): Subject | null {
  const [first, ...others] = each;
  return first
    ? { phrase: { ...first, others }, from, to, comma: sentence.says(from - 1, ",") }
    : null;
}

/** "Both states - Malta and Cyprus - opposed it". */
function betweenDashes(sentence: Sentence, last: number, floor: number): Several | null {
  if (!/^[-–—]$/.test(sentence.at(last).text)) return null;
  const several = severalBefore(sentence, last, floor);
  return several && /^[-–—]$/.test(sentence.at(several.from - 1).text) ? several : null;
}

/** "Three parties - the Greens among them - rejected it": words between dashes are passed over. */
function beforeDashes(sentence: Sentence, last: number, floor: number): number {
  const isDash = (i: number) => /^[-–—]$/.test(sentence.at(i).text);
  if (!isDash(last)) return last;
  const lowest = Math.max(floor + 1, last - MAX_BETWEEN_DASHES + 1);
  const open = sentence.back(last - 1, lowest, (i) => !isDash(i));
  return open >= lowest ? open - 1 : last;
}

/** The subject behind the verb, as in "said Anna Berg, a lawyer in Oslo"; `at` is its first token. */
export function subjectAfter(
  sentence: Sentence,
  at: number,
  options: PhraseOptions = {},
): Subject | null {
  const several = severalAfter(sentence, at);
  if (several) return subjectOfSeveral(sentence, several);
  const to = sentence.skip(at, sentence.length, (i) => isInsideAfter(sentence, i, at));
  const phrase = readNounPhrase(sentence, at, to, options);
  if (!phrase) return null;
  const more = withAppositions(sentence, phrase, { from: at, comma: to }, options);
  return { ...more, from: at, comma: false };
}

function isInside(sentence: Sentence, i: number): boolean {
  if (sentence.says(i, "and")) return joinsNames(sentence, i);
  return sentence.isWord(i) && !sentence.is(i, "clause opening") && !sentence.is(i, "relative");
}

function isInsideAfter(sentence: Sentence, i: number, from: number): boolean {
  if (!sentence.isWord(i) || sentence.is(i, "relative")) return false;
  if (i === from) return true;
  if (sentence.is(i, "speaker ends")) return false;
  if (sentence.is(i, "speaker place")) {
    return sentence.at(i + 1).capital || sentence.says(i + 1, "the");
  }
  return true;
}

/** "Nick Clegg and Jennifer Newstead", "Ministry of Foreign Affairs and Trade": names on both sides. */
function joinsNames(sentence: Sentence, and: number): boolean {
  const next = sentence.says(and + 1, "the") ? and + 2 : and + 1;
  if (!sentence.at(next).capital || !sentence.at(and - 1).capital) return false;
  const stop = sentence.back(
    and - 1,
    0,
    (i) => sentence.isWord(i) && (sentence.at(i).capital || sentence.is(i, "name link")),
  );
  return !sentence.isWord(stop);
}

/** Whether a verb must stand inside: "the leaders held a" has an article that no preposition precedes. */
function hasObject(sentence: Sentence, from: number, to: number): boolean {
  const object = (i: number) =>
    sentence.is(i, "object opening") &&
    !sentence.is(i - 1, "adverbial opening") &&
    !sentence.is(i - 1, "list word");
  return sentence.find(from + 2, to, object) >= 0;
}
