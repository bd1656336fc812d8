import type { Sentence } from "../document/sentence.ts";
import { hasName } from "../speakers/noun-phrase.ts";
import { readNounPhrase } from "../speakers/noun-phrases.ts";
import { headBefore } from "../speakers/phrase-before.ts";
import type { Subject } from "../speakers/subject.ts";
import { subjectAfter, subjectBefore } from "../speakers/subjects.ts";
import { isUnsaid } from "./denial.ts";
import type { ReportingVerb } from "./reporting-verbs.ts";
import { isPlainPresent, joinBefore, type VerbClause, type VerbSource } from "./verb-clause.ts";

const SAYING = ["say", "note", "tell"] as const;
const MAX_ABSOLUTE = 12;
const MAX_LOOKED_AT = 40;

/** Who says what a verb reports; null when the verb reports nothing here. */
export function sourceOfVerb(clause: VerbClause): VerbSource | null {
  const { sentence, verb } = clause;
  if (verb.at > 0 && sentence.at(verb.at).capital) return null;
  const before = sentence.back(verb.at - 1, 0, (i) => sentence.isAdverb(i));
  if (sentence.says(before, "to")) return sourceOfInfinitive(clause, before);
  if (isNoun(sentence, before)) return null;
  if (verb.form === "participle") return sourceOfParticiple(clause, before);
  if (verb.form === "past" && (isPassive(sentence, before) || isAsked(clause))) return null;
  const who = verb.at - 1;
  if (who > 0 && (sentence.says(who, "who") || sentence.says(who, "which")))
    return sourceOfRelative(clause, who);
  if (continues(clause)) return sameSource(clause);
  return sourceBehind(clause, before) ?? sourceBefore(clause);
}

/** "Anna Berg said": the subject, unless the verb is in a form that this subject can't have. */
function sourceBefore(clause: VerbClause): VerbSource | null {
  const { sentence, verb, floor } = clause;
  const anybody = sentence.is(verb.at, "personal verb");
  const subject = subjectBefore(sentence, verb.at, { floor, anybody });
  if (!subject || inRelativeClause(clause, subject.from) || isNobody(sentence, subject))
    return null;
  if (verb.form === "base" && !takesBase(sentence, verb.at, subject)) return null;
  if (verb.form === "present" && subject.phrase.kind === "plural") return null;
  return { ...subject, after: false };
}

/** "Not all of Africa agrees", "neither Oslo nor Paris". */
function isNobody(sentence: Sentence, { from, to }: Subject): boolean {
  const first = sentence.isWord(from - 1) ? Math.max(0, from - 2) : from;
  return sentence.find(first, Math.min(to, from + 2), (i) => sentence.is(i, "nobody")) >= 0;
}

/** "the call", "in support": a noun that looks like a verb. */
function isNoun(sentence: Sentence, before: number): boolean {
  const counted =
    sentence.is(before, "determiner") &&
    !sentence.says(before, "all") &&
    !sentence.says(before, "both");
  return counted || sentence.is(before, "adverbial opening");
}

/** "The ministry, asked about it, ...": somebody else asked. */
function isAsked({ sentence, verb }: VerbClause): boolean {
  return (
    sentence.says(verb.at, "asked") &&
    sentence.says(verb.at - 1, ",") &&
    !sentence.says(verb.at + 1, "for") &&
    sentence.is(verb.at + 1, "adverbial opening")
  );
}

function isPassive(sentence: Sentence, before: number): boolean {
  return sentence.is(before, "be") || sentence.is(before, "get");
}

/** "and added", "but would not rule out", ", who thanked": a further verb of the same subject. */
function continues({ sentence, verb, before }: VerbClause): boolean {
  const at = joinBefore(sentence, verb.at, 0);
  if (at < 1 || !sentence.is(at, "further verb")) return false;
  const present = before !== undefined && isPlainPresent(sentence, before);
  if (verb.form === "base" && at === verb.at - 1 && !present) return false;
  return !sentence.says(at, "who") || sentence.says(at - 1, ",");
}

/** ", saying ..." of the same speaker; "..., with the ministry saying ..." of another. */
function sourceOfParticiple(clause: VerbClause, before: number): VerbSource | null {
  const { sentence, verb, floor } = clause;
  if (!sentence.isWord(before)) {
    const parted = sentence.says(before, ",") || sentence.isQuote(before);
    return parted ? sameSource(clause) : null;
  }
  // "issued a statement saying that ..."
  if (sentence.is(before, "utterance")) return sameSource(clause);
  const open = sentence.back(verb.at - 1, 0, (i) => !sentence.says(i, "with"));
  if (open < floor || verb.at - open > MAX_ABSOLUTE) return null;
  if (open > 0 && !sentence.says(open - 1, ",")) return null;
  const subject = subjectBefore(sentence, verb.at, { floor: open + 1 });
  return subject && { ...subject, after: false };
}

/** "..., who thanked ...", "the union, which called it '...'": who was named right before the comma. */
function sourceOfRelative(clause: VerbClause, who: number): VerbSource | null {
  const { sentence, verb, speaker } = clause;
  if (isOnlyAside(clause, who)) return null;
  const body = sentence.says(who, "which");
  if (body && sentence.firstQuote(verb.after, sentence.length) < 0) return null;
  if (speaker && !body) return sameSource(clause);
  const isName = (i: number) => sentence.isWord(i) && sentence.at(i).capital;
  const from = sentence.back(who - 2, 0, isName) + 1;
  const name = from < who - 1 ? readNounPhrase(sentence, from, who - 1) : null;
  const phrase = (name?.kind === "person" ? name : null) ?? headBefore(sentence, who - 1) ?? name;
  if (body && phrase?.kind !== "body") return null;
  return phrase && { ...placeOf(clause), phrase };
}

/** "Anna Berg, who found the letters, said that ...": who it is, before the verb that reports. */
function isOnlyAside({ sentence, verb, following }: VerbClause, who: number): boolean {
  if (!sentence.says(who - 1, ",")) return true;
  if (!following || !sentence.says(following.at - 1, ",")) return false;
  const told = (i: number) =>
    sentence.isQuote(i) || sentence.says(i, "that") || sentence.says(i, ",");
  return sentence.find(verb.after, following.at - 1, told) < 0;
}

/** "The envoy that Xi promised": such a verb tells which envoy, not what Xi said. */
function inRelativeClause({ sentence, verb }: VerbClause, from: number): boolean {
  if (sentence.is(from - 1, "whether")) return true;
  if (!sentence.is(from - 1, "relative object")) return false;
  return sentence.firstQuote(verb.after, sentence.length) < 0;
}

/** The verb goes on from an earlier one, or from the subject of the sentence. */
function sameSource(clause: VerbClause): VerbSource | null {
  if (clause.speaker) return { ...placeOf(clause), phrase: null };
  const subject = firstSubject(clause);
  return subject && { ...placeOf(clause), phrase: subject.phrase };
}

function placeOf({ verb }: VerbClause) {
  return { from: verb.at, to: verb.at, comma: true, after: false };
}

/** The first subject of the sentence, from the first of its verbs that has one. */
function firstSubject({ sentence, verb, floor }: VerbClause): Subject | null {
  for (let i = 1; i < Math.min(verb.at, MAX_LOOKED_AT); i++) {
    const { lower, kind, capital } = sentence.at(i);
    if (kind !== "word" || capital) continue;
    if (!lower.endsWith("ed") && !sentence.is(i, "event verb")) continue;
    const subject = subjectBefore(sentence, i, { floor });
    if (subject) return subject;
  }
  return null;
}

/** "was quick to welcome": only where the words before the verb don't weaken it. */
function sourceOfInfinitive({ sentence, floor }: VerbClause, to: number): VerbSource | null {
  const leads =
    sentence.is(to - 1, "lead to saying") ||
    sentence.words(to - 2, to) === "far as" ||
    sentence.words(to - 2, to) === "went on";
  if (!leads) return null;
  const isLead = (i: number) => sentence.is(i, "lead verb") || sentence.at(i).lower.endsWith("ed");
  const verb = sentence.back(to - 1, 1, (i) => !isLead(i));
  const subject = subjectBefore(sentence, verb, { floor });
  return subject && { ...subject, after: false };
}

/** "..., said Anna Berg", "The vote, noted Anna Berg, was close". */
function sourceBehind({ sentence, verb }: VerbClause, before: number): VerbSource | null {
  if (before < 0 || verb.form === "base" || !sentence.isWord(verb.after)) return null;
  if (sentence.is(verb.after, "adverbial opening") || sentence.says(verb.after, "that"))
    return null;
  const comma = sentence.says(before, ",");
  const quoted = sentence.isQuote(before) || (comma && sentence.isQuote(verb.at - 2));
  if (!quoted && !(comma && SAYING.some((frame) => verb.frames.has(frame)))) return null;
  const source = subjectAfter(sentence, verb.after, { anybody: quoted });
  if (!source) return null;
  if (!quoted && (hasApposition(sentence, verb.at - 1) || goesOn(sentence, source.to))) return null;
  return { ...source, after: true };
}

/** Whether a clause goes on behind a name, so that it does not speak; but "warns Berg as she left" does. */
function goesOn(sentence: Sentence, i: number): boolean {
  return sentence.isWord(i) && !sentence.is(i, "speaker's clause");
}

/** Whether two commas before the verb enclose something: "Berg, a lawyer, said". */
function hasApposition(sentence: Sentence, comma: number): boolean {
  const first = sentence.back(comma - 1, 0, (i) => {
    return sentence.isWord(i) && !sentence.says(i - 1, ",");
  });
  return sentence.isWord(first) && !sentence.is(first - 2, "answer word");
}

function takesBase(sentence: Sentence, at: number, { phrase }: Subject): boolean {
  const helps = (i: number) =>
    sentence.is(i, "base auxiliary") || sentence.at(i).lower.endsWith("n't");
  if (sentence.find(Math.max(0, at - 4), at, helps) >= 0) return true;
  return phrase.kind === "plural" || phrase.text === "they" || /[^s]s$/.test(phrase.noun ?? "");
}

/** Whether a verb only names a source, or tells that nobody answered: then it reports nothing. */
export function reportsNothing(clause: VerbClause): boolean {
  const { sentence, verb } = clause;
  return isCredit(clause) || isSilence(clause) || isUnsaid(sentence, verb) || isReported(clause);
}

/** "The archbishop was delighted, the palace said, and would come": the palace says all of it. */
function isReported({ sentence, verb, following: next }: VerbClause): boolean {
  if (!next || !speaks(next)) return false;
  const subject = subjectBefore(sentence, next.at, { floor: verb.after });
  if (!subject?.comma || sentence.firstQuote(verb.at, subject.from) >= 0) return false;
  const pronoun = subject.phrase.kind === "pronoun" && !speaks(verb);
  if (!pronoun && !sentence.is(verb.at, "copula")) return false;
  const ends = next.after >= sentence.endOfWords(sentence.length) || !sentence.isWord(next.after);
  return ends || (pronoun && next.frames.has("tell"));
}

/** "As Ida Holm reported for the Ledger, Berg told ...": this credits a colleague and reports nothing. */
function isCredit({ sentence, verb, following: next }: VerbClause): boolean {
  if (!sentence.says(0, "as") || !next || !speaks(next)) return false;
  const comma = sentence.find(verb.after, next.at, (i) => sentence.says(i, ","));
  return sentence.isWord(next.at - 1) && comma >= 0;
}

/** "did not respond to a request for comment", "had not answered questions by Monday". */
function isSilence({ sentence, verb }: VerbClause): boolean {
  const before = verb.at - 1;
  const denied = sentence.is(before, "not") || sentence.at(before).lower.endsWith("n't");
  return denied && sentence.is(verb.at, "reply");
}

/** "The Danes said Ms Berg had told him that '...'": the words are hers, the Danes only pass them on. */
export function passesOn({ sentence, verb, following: inner }: VerbClause): boolean {
  if (!inner || !speaks(verb) || !speaks(inner)) return false;
  if (!sentence.says(inner.at - 1, "had") && !sentence.says(inner.at - 1, "has")) return false;
  const subject = subjectBefore(sentence, inner.at, { floor: verb.after });
  const named = subject && hasName(subject.phrase);
  return named === true && sentence.firstQuote(inner.after, sentence.length) >= 0;
}

function speaks({ frames }: ReportingVerb): boolean {
  return frames.has("say") || frames.has("tell");
}
