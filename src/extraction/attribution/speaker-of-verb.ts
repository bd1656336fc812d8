import type { Cue } from "../words/reporting-verbs.ts";
import { ADVERBS, DETERMINERS, PREPOSITIONS } from "../words/function-words.ts";
import { readMention, type Mention } from "../speakers/noun-phrases.ts";
import { findQuote, type Reading } from "./content.ts";
import { joinBefore } from "../speakers/openings.ts";
import type { Subject } from "../speakers/subject.ts";
import { subjectAfter, subjectBefore } from "../speakers/subjects.ts";
import type { Token } from "../document/tokens.ts";

/** The subject of a reporting verb; without a mention it is whoever spoke last in the sentence. */
export type Agent = Omit<Subject, "mention"> & { mention: Mention | null; after: boolean };

/** Verbs that only somebody does, whatever the noun. */
const PERSONAL =
  /^(?:said|told|added|asked|replied|wrote|warned|argued|recalled|whispered|shouted|complained|explained|insisted)$/;
const INVERTING = ["say", "note", "tell"] as const;
const JOINING = /^(?:and|but|yet|then|or|who)$/;
/** What can lead to "to welcome", "to saying" without taking the edge off it. */
const LEADS =
  /(?:voted|quick|heard|far as|pains|hastened|rushed|keen|went on|himself|herself|itself|themselves|chose|moved|time|free|dared)$/;

/** Who says what this verb reports; null when the verb reports nothing here. */
export function findAgent(reading: Reading, cue: Cue): Agent | null {
  const { sentence, context } = reading;
  if (cue.at > 0 && sentence[cue.at]!.capital) return null;
  let at = cue.at - 1;
  while (at >= 0 && isAdverb(sentence[at]!)) at--;
  const before = sentence[at];
  if (before && DETERMINERS.has(before.lower) && before.lower !== "all" && before.lower !== "both")
    return null;
  if (before?.lower === "to") return agentOfInfinitive(reading, cue, at);
  if (before && PREPOSITIONS.has(before.lower)) return null;
  if (cue.form === "participle" && before?.kind === "word") return agentWith(reading, cue);
  if (cue.form === "participle")
    return before?.text === "," || before?.kind === "quote" ? sameSpeaker(reading, cue) : null;
  if (cue.form === "past" && isPassive(before)) return null;
  const relative = cue.at > 1 ? sentence[cue.at - 1]!.lower : "";
  if (relative === "who" || relative === "which") return agentOfRelative(reading, cue, cue.at - 1);
  if (continues(sentence, cue)) return sameSpeaker(reading, cue);
  const inverted = agentBehind(reading, cue, before);
  if (inverted) return inverted;
  const subject = subjectBefore(sentence, cue.at, {
    ...context,
    floor: reading.floor,
    anybody: PERSONAL.test(sentence[cue.at]!.lower),
  });
  if (subject && inRelativeClause(sentence, subject.from, cue)) return null;
  if (!subject || (cue.form === "base" && !takesBase(sentence, cue.at, subject))) return null;
  if (cue.form === "present" && subject.mention.kind === "plural") return null;
  return { ...subject, after: false };
}

/** "and added", "but would not rule out", ", who thanked": a further verb of the same subject. */
function continues(sentence: readonly Token[], cue: Cue): boolean {
  const at = joinBefore(sentence, cue.at, 0);
  const before = sentence[at];
  if (at < 1 || !before || !JOINING.test(before.lower)) return false;
  if (cue.form === "base" && at === cue.at - 1) return false;
  return before.lower !== "who" || sentence[at - 1]!.text === ",";
}

function isAdverb({ lower, kind, capital }: Token): boolean {
  return (
    kind === "word" &&
    !capital &&
    (ADVERBS.has(lower) || (lower.endsWith("ly") && lower.length > 4))
  );
}

/** "..., with the ministry saying ..." */
function agentWith({ sentence, context, floor }: Reading, cue: Cue): Agent | null {
  const open = sentence.findLastIndex(({ lower }, i) => i < cue.at && lower === "with");
  if (open < floor || cue.at - open > 12 || (open > 0 && sentence[open - 1]!.text !== ","))
    return null;
  const subject = subjectBefore(sentence, cue.at, { ...context, floor: open + 1 });
  return subject && { ...subject, after: false };
}

/** "..., who thanked ...", "the union, which called it '...'": who was named right before the comma. */
function agentOfRelative(reading: Reading, cue: Cue, who: number): Agent | null {
  const { sentence, context } = reading;
  if (sentence[who - 1]?.text !== ",") return null;
  const body = sentence[who]!.lower === "which";
  if (body && findQuote(sentence, cue.after, sentence.length) < 0) return null;
  if (reading.speaker && !body) return sameSpeaker(reading, cue);
  let from = who - 1;
  while (from > 0 && sentence[from - 1]!.kind === "word" && sentence[from - 1]!.capital) from--;
  const mention = from < who - 1 ? readMention(sentence, from, who - 1, context) : null;
  if (body && mention?.kind !== "body") return null;
  return mention && { mention, from: cue.at, to: cue.at, comma: true, after: false };
}

/** "The envoy that Xi promised": such a verb tells which envoy, not what Xi said. */
function inRelativeClause(sentence: readonly Token[], from: number, cue: Cue): boolean {
  if (/^(?:whether|if)$/.test(sentence[from - 1]?.lower ?? "")) return true;
  if (!/^(?:that|which|whom|what)$/.test(sentence[from - 1]?.lower ?? "")) return false;
  return (
    sentence[cue.after]?.kind !== "quote" && findQuote(sentence, cue.after, sentence.length) < 0
  );
}

/** The verb goes on from an earlier one, or from the subject of the sentence. */
function sameSpeaker(reading: Reading, cue: Cue): Agent | null {
  const place = { from: cue.at, to: cue.at, comma: true, after: false };
  if (reading.speaker) return { ...place, mention: null };
  const subject = firstSubject(reading, cue.at);
  return subject && { ...place, mention: subject.mention };
}

/** The first subject of the sentence, from the first of its verbs that has one. */
function firstSubject({ sentence, context, floor }: Reading, to: number): Subject | null {
  for (let i = 1; i < Math.min(to, 40); i++) {
    const { lower, kind, capital } = sentence[i]!;
    if (
      kind !== "word" ||
      capital ||
      !/(?:ed|^(?:is|was|has|had|are|were|have|will|would|put|went|made|came|took|gave|did|does))$/.test(
        lower,
      )
    )
      continue;
    const subject = subjectBefore(sentence, i, { ...context, floor });
    if (subject) return subject;
  }
  return null;
}

function agentOfInfinitive(reading: Reading, cue: Cue, to: number): Agent | null {
  const { sentence, context } = reading;
  const words = sentence.slice(Math.max(0, to - 4), to).map(({ lower }) => lower);
  if (!LEADS.test(words.join(" "))) return null;
  let verb = to - 1;
  while (verb > 0 && !/(?:ed|went|was|were|is|are|chose)$/.test(sentence[verb]!.lower)) verb--;
  const subject = subjectBefore(sentence, verb, { ...context, floor: reading.floor });
  return subject && { ...subject, after: false };
}

/** "..., said Anna Berg", "The vote, noted Anna Berg, was close". */
function agentBehind(
  { sentence, context }: Reading,
  cue: Cue,
  before: Token | undefined,
): Agent | null {
  const next = sentence[cue.after];
  if (!before || cue.form === "base" || next?.kind !== "word") return null;
  if (PREPOSITIONS.has(next.lower) || /^(?:that|to)$/.test(next.lower)) return null;
  const quoted =
    before.kind === "quote" || (before.text === "," && sentence[cue.at - 2]?.kind === "quote");
  if (!quoted && (before.text !== "," || !INVERTING.some((frame) => cue.frames.has(frame))))
    return null;
  const after = subjectAfter(sentence, cue.after, { ...context, anybody: quoted });
  if (!after || (!quoted && hasApposition(sentence, cue.at - 1))) return null;
  const mark = sentence[after.to];
  if (!quoted && mark?.kind === "word") return null;
  return { ...after, after: true };
}

/** Whether two commas before the verb enclose something: "Berg, a lawyer, said". */
function hasApposition(sentence: readonly Token[], comma: number): boolean {
  for (let i = comma - 1; i >= 0 && sentence[i]!.kind === "word"; i--) {
    if (sentence[i - 1]?.text === ",")
      return !/^(?:no|yes|well|so|but|then)$/.test(sentence[i - 2]?.lower ?? "");
  }
  return false;
}

function isPassive(before: Token | undefined): boolean {
  return /^(?:is|are|was|were|be|been|being|gets|got|get)$/.test(before?.lower ?? "");
}

function takesBase(sentence: readonly Token[], at: number, { mention }: Subject): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
    const { lower } = sentence[i]!;
    if (/^(?:would|will|may|might|can|could|should|must|did|does|do|cannot)$|n't$/.test(lower))
      return true;
  }
  return mention.kind === "plural" || mention.text === "they" || /[^s]s$/.test(mention.noun ?? "");
}
