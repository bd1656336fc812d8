import type { Sentence } from "../document/sentence.ts";
import { subjectAfter } from "../speakers/subjects.ts";
import type { Subject } from "../speakers/subject.ts";
import { isViewer } from "../speakers/viewers.ts";
import type { Found, Scene } from "./construction.ts";
import type { ReportingVerb } from "./reporting-verbs.ts";

const MAX_VIEWER = 14;
const MIN_VIEW = 4;

/** "According to Anna Berg, ..."; "..., in the words of Anna Berg". */
export function findAccordingTo(sentence: Sentence, { verbs }: Scene): Found | null {
  const verb = verbs.find(({ frames }) => frames.has("according"));
  // "..., Zimin said, according to the agency": the agency only passes it on.
  const passedOn = verbs.some(
    ({ at, frames }) => verb && at < verb.at && (frames.has("say") || frames.has("tell")),
  );
  if (!verb || passedOn) return null;
  const source = sourceAfter(sentence, verb);
  if (!source || isAside(sentence, verb, source, verbs)) return null;
  // "According to Berg, who follows the trade, prices will fall": past the clause about her.
  const clause = sentence.says(source.to, ",") && sentence.says(source.to + 1, "who");
  const behind = clause ? endOfAside(sentence, source.to + 1) : source.to;
  const cue = sentence.words(verb.at, verb.after);
  const around = contentAround(sentence, verb.at, behind);
  return { ...around, phrase: source.phrase, cue, decided: { from: verb.at, to: verb.after } };
}

/** "Berg, beaten according to the count, said ...": within an aside it is not the source of the sentence. */
function isAside(
  sentence: Sentence,
  { at }: ReportingVerb,
  { to }: Subject,
  verbs: readonly ReportingVerb[],
): boolean {
  const open = sentence.back(at - 1, 0, (i) => sentence.isWord(i));
  const next = verbs.find((verb) => verb.at > to);
  return open > 0 && sentence.says(open, ",") && sentence.says(to, ",") && next?.at === to + 1;
}

/** An apposition that would take up the whole sentence is what is said: "According to Berg, the price fell". */
function sourceAfter(
  sentence: Sentence,
  { at, after }: { at: number; after: number },
): Subject | null {
  const source = subjectAfter(sentence, after);
  const whole = source && source.to >= sentence.endOfWords(sentence.length) && at <= 1;
  const comma = whole
    ? sentence.find(after + 1, sentence.length, (i) => sentence.says(i, ","))
    : -1;
  return comma < 0 ? source : subjectAfter(sentence.part(0, comma), after);
}

function endOfAside(sentence: Sentence, from: number): number {
  return sentence.skip(from, sentence.length, (i) => !sentence.says(i, ","));
}

/** "In his view, ..."; "..., in her own words, ...". */
export function findInHisView(sentence: Sentence, { known }: Scene): Found | null {
  if (!known.lastPerson()) return null;
  for (let i = 0; i + 2 < sentence.length; i++) {
    if (!sentence.says(i, "in") || !sentence.is(i + 1, "possessive")) continue;
    const noun = sentence.says(i + 2, "own") ? i + 3 : i + 2;
    if (!sentence.is(noun, "point of view")) continue;
    const quoted = sentence.firstQuote(0, sentence.length) >= 0;
    const apart =
      i > 0 &&
      sentence.says(i - 1, ",") &&
      (sentence.says(noun + 1, ",") || noun + 2 >= sentence.length);
    if (!quoted && !apart) continue;
    const around = contentAround(sentence, i, noun + 1);
    if (!around.contents[0]) continue;
    const phrase = { kind: "pronoun", definite: true, text: "he" } as const;
    const cue = sentence.words(i, noun + 1);
    return { ...around, phrase, cue, decided: { from: i, to: noun + 1 } };
  }
  return null;
}

/** "For the union it is a step too far": the union is the speaker. */
export function findForViewer(sentence: Sentence, { known }: Scene): Found | null {
  if (!sentence.says(0, "for")) return null;
  const to = sentence.skip(
    2,
    Math.min(sentence.length, MAX_VIEWER),
    (i) => !endsViewer(sentence, i),
  );
  const viewer = subjectAfter(sentence.part(0, to), 1);
  const stop = sentence.endOfWords(sentence.length);
  if (!viewer || viewer.phrase.kind === "pronoun" || viewer.to >= stop) return null;
  if (!isViewer(sentence, 1, to)) return null;
  if (!known.identify(viewer.phrase) || !isOfNow(sentence, viewer, stop)) return null;
  const from = sentence.says(to, ",") ? skipAside(sentence, to) : to;
  const content = sentence.content(Math.min(from, stop - 1), stop);
  return content && { contents: [content], phrase: viewer.phrase, decided: { from: 0, to: 1 } };
}

/** Whether the words tell how things are for somebody: with a quotation, or in the present. */
function isOfNow(sentence: Sentence, { phrase, to }: Subject, stop: number): boolean {
  const quote = sentence.firstQuote(0, sentence.length);
  const copula = sentence.find(to, sentence.length, (i) => sentence.is(i, "copula"));
  if (quote >= 0) return copula >= 0 && copula <= sentence.firstQuote(0, stop);
  const certain = phrase.definite || phrase.kind === "person" || /['’]s? /.test(phrase.text);
  if (!certain || phrase.kind === "place" || sentence.wordCount(to, stop) < MIN_VIEW) return false;
  const verb = sentence.find(to, stop, (i) => isVerb(sentence, i));
  if (verb < 0) return phrase.kind === "person";
  return sentence.is(verb, "present");
}

function isVerb(sentence: Sentence, i: number): boolean {
  return (
    sentence.is(i, "auxiliary") ||
    sentence.is(i, "past verb") ||
    /[a-z]{2}ed$/.test(sentence.at(i).lower)
  );
}

function endsViewer(sentence: Sentence, i: number): boolean {
  if (!sentence.isWord(i) || sentence.is(i, "viewer ends")) return true;
  return (
    sentence.says(i, "the") && sentence.isWord(i - 1) && !sentence.is(i - 1, "inner preposition")
  );
}

function skipAside(sentence: Sentence, comma: number): number {
  return sentence.is(comma + 1, "with whom") ? endOfAside(sentence, comma + 1) + 1 : comma + 1;
}

/** The words said before `at` and from `behind` on; the words between name who said them. */
function contentAround(sentence: Sentence, at: number, behind: number) {
  const stop = sentence.endOfWords(sentence.length);
  const last = sentence.back(at - 1, 0, (i) => sentence.isMark(i));
  const comma = sentence.says(behind, ",");
  if ((comma || sentence.isWord(behind)) && behind + 1 < stop) {
    const from = last < 1 ? behind + (comma ? 1 : 0) : 0;
    return { contents: [sentence.content(from, stop)], covers: stop };
  }
  const content = last >= 0 ? sentence.content(sentence.clauseStart(last), last + 1) : null;
  return { contents: [content], covers: stop };
}
