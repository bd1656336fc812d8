import type { Sentence } from "../document/sentence.ts";
import type { Speaker } from "../speakers/known-speakers.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import type { Subject } from "../speakers/subject.ts";
import { subjectBefore } from "../speakers/subjects.ts";
import { denialOf } from "./denial.ts";
import type { ReportingVerb } from "./reporting-verbs.ts";

/** Who does what a reporting verb says; without a phrase it is whoever spoke last in the sentence. */
export type VerbSource = Omit<Subject, "phrase"> & { phrase: NounPhrase | null; after: boolean };

/** A reporting verb with what belongs to it. */
export type VerbClause = {
  sentence: Sentence;
  verb: ReportingVerb;
  /** The verbs before and behind it. */
  before: ReportingVerb | undefined;
  following: ReportingVerb | undefined;
  /** Where the words that belong to the verb end, and where they end without closing marks. */
  end: number;
  stop: number;
  /** A subject can't begin before this token: what stands there belongs to an earlier verb. */
  floor: number;
  /** Who spoke last in this sentence: the subject of "and added", ", saying". */
  speaker: Speaker | null;
  /** Where the words begin that deny the verb: "does not want". */
  denied: number | null;
};

/** A reporting verb with its subject, and with the words behind it. */
export type SpokenClause = VerbClause & { source: VerbSource; behind: Behind };

/** What stands behind a verb: where it begins, and where "that", a colon and a quote stand, or -1. */
export type Behind = { next: number; colon: number; that: number; quote: number };

const MAX_ASIDE = 12;
const MAX_VERB_PARTS = 4;
const MAX_COLON = 30;
const MAX_THAT = 16;
const MAX_COMMENT = 6;

/** A reporting verb with its words; `later` are the verbs behind it. */
export function openClause(
  sentence: Sentence,
  verb: ReportingVerb,
  later: readonly ReportingVerb[],
  { floor, speaker, before }: Pick<VerbClause, "floor" | "speaker" | "before">,
): VerbClause {
  const end = endOfClause(sentence, verb, later);
  const stop = sentence.endOfWords(end);
  const denied = denialOf(sentence, verb.at);
  return { sentence, verb, before, following: later[0], end, stop, floor, speaker, denied };
}

/** Where the words that belong to a verb stop: before the next verb of the same speaker. */
function endOfClause(
  sentence: Sentence,
  verb: ReportingVerb,
  later: readonly ReportingVerb[],
): number {
  for (const next of later) {
    const end =
      turnsAway(sentence, verb, next) ??
      otherSubject(sentence, verb, next) ??
      furtherVerb(sentence, verb, next);
    if (end !== undefined) return end;
  }
  return sentence.length;
}

/** ", though he noticed": where a clause with a pronoun of its own begins. */
function turnsAway(
  sentence: Sentence,
  verb: ReportingVerb,
  next: ReportingVerb,
): number | undefined {
  const at = sentence.back(next.at - 1, verb.after + 1, (i) => sentence.isVerbPart(i));
  const joins = sentence.is(at, "personal pronoun") && sentence.is(at - 1, "concession");
  return joins && sentence.says(at - 2, ",") && at - 2 > verb.after ? at - 2 : undefined;
}

/** "Tokyo welcomed the truce, while Athens rejected it": a judgement ends where another speaker begins. */
function otherSubject(
  sentence: Sentence,
  verb: ReportingVerb,
  next: ReportingVerb,
): number | undefined {
  const judges = verb.frames.has("judge") || verb.frames.has("name");
  if (next.form === "participle" || (judges && !sentence.isWord(next.after))) return undefined;
  const other = subjectBefore(sentence, next.at, { floor: verb.after });
  if (!other || other.phrase.kind === "pronoun") return undefined;
  const comment = commentBefore(sentence, other.from, verb.after);
  if (comment > 0) return comment;
  const opening = clauseOpening(sentence, other.from, verb.after);
  if (opening <= verb.after || opening >= other.from) return undefined;
  return judges || startsAnew(sentence, verb, { opening, other, next }) ? opening : undefined;
}

/** ", a vote that Anna Berg hailed as '...'": the comma before what another says about it, or -1. */
function commentBefore(sentence: Sentence, from: number, floor: number): number {
  if (!sentence.is(from - 1, "relative object")) return -1;
  const lowest = Math.max(floor + 1, from - MAX_COMMENT);
  const at = sentence.back(from - 2, lowest, (i) => sentence.isWord(i));
  const comments = sentence.says(at, ",") && sentence.is(at + 1, "indefinite article");
  return comments && at >= lowest ? at : -1;
}

/** "said it was late, but Oslo rejected it": words that are told end only where somebody else surely begins. */
function startsAnew(
  sentence: Sentence,
  verb: ReportingVerb,
  { opening, other, next }: { opening: number; other: Subject; next: ReportingVerb },
): boolean {
  if (!sentence.says(opening, ",") && !sentence.says(opening, ";")) return false;
  const fronted = sentence.is(0, "fronting") && opening + 1 === other.from;
  const turns = sentence.is(opening + 1, "turn to another") && opening + 2 === other.from;
  if (!fronted && !turns) return false;
  const floor = Math.max(other.to, next.at - MAX_VERB_PARTS);
  const backshifted = sentence.find(floor, next.at, (i) => {
    return sentence.is(i, "base auxiliary") || sentence.says(i, "had");
  });
  return backshifted < 0 && sentence.wordCount(verb.after, opening) > 1;
}

/** Where the clause of a subject opens: before its "while" and the comma there. */
function clauseOpening(sentence: Sentence, from: number, floor: number): number {
  let at = from;
  if (at > floor && sentence.is(at - 1, "clause opening")) at--;
  if (at > floor && sentence.says(at - 1, ",")) at--;
  return at;
}

/** "and urged", ", saying": a further verb of the same subject. */
function furtherVerb(
  sentence: Sentence,
  verb: ReportingVerb,
  next: ReportingVerb,
): number | undefined {
  const at = joinBefore(sentence, next.at, verb.after);
  const joined = sentence.is(at, "conjunction");
  if (next.form === "participle") return joined ? undefined : participle(sentence, verb, next, at);
  const bare = next.form === "base" && at === next.at - 1 && !isPlainPresent(sentence, verb);
  if (!joined || bare) return undefined;
  const comma = sentence.says(at - 1, ",");
  const { frames } = verb;
  const parted =
    frames.has("judge") ||
    frames.has("request") ||
    frames.has("name") ||
    sentence.isQuote(verb.after) ||
    sentence.isQuote(at - 1);
  if (comma) return at - 1;
  return parted || sentence.says(next.after, "that") ? at : undefined;
}

/** "The guards deny it and say ...": the present of several, no infinitive. */
export function isPlainPresent(sentence: Sentence, { at, form }: ReportingVerb): boolean {
  const before = sentence.back(at - 1, 0, (i) => sentence.isAdverb(i));
  return form === "base" && !sentence.says(before, "to") && !sentence.is(before, "auxiliary");
}

function participle(
  sentence: Sentence,
  verb: ReportingVerb,
  next: ReportingVerb,
  at: number,
): number | undefined {
  const open = sentence.back(next.at - 1, 0, (i) => !sentence.says(i, "with"));
  const near = open > verb.after && next.at - open < MAX_ASIDE;
  if (near && sentence.says(open - 1, ",")) return open - 1;
  if (sentence.says(at, ",")) return at;
  return sentence.isQuote(at) ? at + 1 : undefined;
}

/**
 * The token before a further verb of the same subject, "and" in "and, without a smile, added"; words
 * between commas are passed over.
 */
export function joinBefore(sentence: Sentence, verb: number, floor: number): number {
  const at = sentence.back(verb - 1, floor + 1, (i) => sentence.isVerbPart(i));
  if (!sentence.says(at, ",")) return at;
  const lowest = Math.max(floor + 1, at - MAX_ASIDE + 1);
  const open = sentence.back(at - 1, lowest, (i) => sentence.isWord(i));
  return sentence.says(open, ",") && sentence.is(open - 1, "conjunction") ? open - 1 : at;
}

/** A clause whose speaker is found. */
export function withSource(clause: VerbClause, source: VerbSource): SpokenClause {
  const { sentence, verb, stop } = clause;
  const adverbs = sentence.skip(verb.after, stop, (i) => {
    return sentence.is(i, "adverb") && !sentence.is(i, "not adverbial");
  });
  const next = afterAside(sentence, adverbs, stop);
  const behind = {
    next,
    colon: findColon(sentence, next, stop),
    that: findThat(sentence, next, stop),
    quote: sentence.firstQuote(next, stop),
  };
  const { before, following, end, floor, speaker, denied } = clause;
  return { sentence, verb, before, following, end, stop, floor, speaker, denied, source, behind };
}

/** "said, rather wearily, that it was late": behind the words between commas. */
function afterAside(sentence: Sentence, next: number, stop: number): number {
  if (!sentence.says(next, ",")) return next;
  const end = Math.min(stop, next + MAX_ASIDE + 4);
  const close = sentence.find(next + 1, end, (i) => !sentence.isWord(i));
  const goesOn = sentence.says(close, ",") && sentence.says(close + 1, "that");
  return goesOn ? close + 1 : next;
}

function findColon(sentence: Sentence, from: number, to: number): number {
  const near = Math.min(to, from + MAX_COLON);
  const at = sentence.find(from, near, (i) => sentence.says(i, ":") || sentence.isQuote(i));
  if (at >= 0) return sentence.isQuote(at) ? -1 : at;
  return sentence.says(to - 1, ":") && sentence.firstQuote(from, to) < 0 ? to - 1 : -1;
}

/** "that" opens the words said only when no other clause began before it; else -1. */
function findThat(sentence: Sentence, from: number, to: number): number {
  const at = sentence.find(from, Math.min(to, from + MAX_THAT), (i) => {
    return sentence.says(i, "that") || sentence.isQuote(i) || sentence.opensClause(i);
  });
  return sentence.says(at, "that") ? at : -1;
}
