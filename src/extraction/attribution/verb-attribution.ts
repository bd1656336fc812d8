import type { Speaker } from "../speakers/known-speakers.ts";
import { findCues, type Cue } from "../words/reporting-verbs.ts";
import { findAgent, type Agent } from "./speaker-of-verb.ts";
import type { Announcement, Find } from "./attribution.ts";
import type { SentenceContext } from "../speakers/sentence-context.ts";
import { ADVERBS } from "../words/function-words.ts";
import { clauseOf, isVerbPart, joinBefore } from "../speakers/openings.ts";
import { readPassive } from "./passive.ts";
import { subjectBefore } from "../speakers/subjects.ts";
import { endOfWords, findQuote, type Range, type Reading } from "./content.ts";
import type { Token } from "../document/tokens.ts";
import { readAccording, readFor, readView, type Viewpoint } from "./according-to.ts";
import { wordsAfter } from "./content-after-verb.ts";
import { tailEnd, wordsBefore, wordsBeforeInverted } from "./content-before-verb.ts";

/** What one sentence gave: the finds, who spoke last in it, and whether it announces a quotation. */
export type SentenceFinds = {
  finds: Find[];
  speaker: Speaker | null;
  announces: Announcement | null;
};

/** Finds what is said in one sentence and by whom, from its reporting verbs. */
export function findInSentence(
  sentence: readonly Token[],
  context: SentenceContext,
): SentenceFinds {
  const reading: Reading = {
    sentence,
    context,
    finds: [],
    speaker: null,
    coveredTo: 0,
    floor: 0,
    announces: null,
  };
  const cues = findCues(sentence, context.cues);
  const according = cues.find(({ frames }) => frames.has("according"));
  // "..., Zimin said, according to the agency": the agency only passes it on.
  const passedOn = cues.some(
    ({ at, frames }) => according && at < according.at && (frames.has("say") || frames.has("tell")),
  );
  if (according && !passedOn) addViewpoint(reading, readAccording(reading, according));
  for (const [index, cue] of cues.entries()) {
    if (cue !== according) readCue(reading, cue, cues.slice(index + 1, index + 8));
  }
  if (reading.finds.length === 0) {
    addViewpoint(reading, readFor(reading) ?? readView(reading, context.cast.lastPerson()));
  }
  const { finds, speaker, announces } = reading;
  return { finds, speaker, announces };
}

function readCue(reading: Reading, cue: Cue, later: readonly Cue[]) {
  const { sentence, context } = reading;
  if (cue.at < reading.coveredTo) return;
  const passive = readPassive(reading, cue, contentEnd(reading, cue, later));
  if (passive) {
    reading.coveredTo = passive.to;
    return addFind(reading, passive.range, passive.speaker, passive.cue);
  }
  if (isCredit(sentence, cue, later[0])) return;
  if (passesOn(reading, cue, later[0])) {
    reading.floor = cue.after;
    return;
  }
  const agent = findAgent(reading, cue);
  if (!agent) return;
  const before = reading.speaker;
  const speaker = agent.mention ? context.cast.resolve(agent.mention) : before;
  if (!speaker) return;
  reading.speaker = speaker;
  const ranges = isSilence(sentence, cue)
    ? []
    : rangesOf(reading, cue, agent, contentEnd(reading, cue, later)).filter(
        (range) => range !== null,
      );
  if (ranges.length === 0 && !reading.announces) {
    reading.speaker = before;
    return;
  }
  if (agent.mention) context.cast.note(speaker);
  reading.floor = Math.max(reading.floor, cue.after);
  const words = textOf(sentence.slice(cue.at, cue.after));
  if (reading.announces) reading.announces = { speaker, cue: words };
  for (const range of ranges) addFind(reading, range, speaker, words);
}

/** "As Ida Holm reported for the Ledger, Berg told ...": thanks to a colleague, nothing said. */
function isCredit(sentence: readonly Token[], cue: Cue, next: Cue | undefined): boolean {
  if (sentence[0]!.lower !== "as" || !next) return false;
  if (!next.frames.has("say") && !next.frames.has("tell")) return false;
  return (
    sentence[next.at - 1]!.kind === "word" &&
    sentence.slice(cue.after, next.at).some(({ text }) => text === ",")
  );
}

/** "The Danes said Ms Berg had told him that '...'": the words are hers, the Danes only pass them on. */
function passesOn({ sentence, context }: Reading, cue: Cue, inner: Cue | undefined): boolean {
  const speech = (frames: Cue["frames"]) => frames.has("say") || frames.has("tell");
  if (!inner || !speech(cue.frames) || !speech(inner.frames)) return false;
  if (!/^(?:had|has)$/.test(sentence[inner.at - 1]!.lower)) return false;
  const subject = subjectBefore(sentence, inner.at, { ...context, floor: cue.after });
  const named = subject?.mention.kind === "person" || subject?.mention.kind === "name";
  return named && findQuote(sentence, inner.after, sentence.length) >= 0;
}

/** "did not respond to a request for comment", "had not answered questions by Monday". */
function isSilence(sentence: readonly Token[], cue: Cue): boolean {
  if (!/^(?:respon|repl|answer|comment)/.test(sentence[cue.at]!.lower)) return false;
  return /^(?:not|never|\w+n't)$/.test(sentence[cue.at - 1]?.lower ?? "");
}

function rangesOf(reading: Reading, cue: Cue, agent: Agent, end: number): (Range | null)[] {
  const { sentence } = reading;
  const stop = endOfWords(sentence, end);
  if (agent.after)
    return wordsBeforeInverted(reading, cue, tailEnd(sentence, agent.to, end, false), stop);
  let next = cue.after;
  while (next < end && ADVERBS.has(sentence[next]!.lower)) next++;
  const tail = tailEnd(sentence, next, end, cue.frames.has("tell"));
  const before =
    agent.mention && agent.from < cue.at ? wordsBefore(reading, { cue, agent, tail, stop }) : null;
  return before ?? wordsAfter(reading, cue, stop);
}

function addViewpoint(reading: Reading, viewpoint: Viewpoint | null) {
  if (!viewpoint) return;
  const { range, speaker, cue } = viewpoint;
  reading.context.cast.note(speaker);
  reading.speaker = speaker;
  addFind(reading, range, speaker, cue);
}

function addFind({ sentence, finds }: Reading, range: Range, speaker: Speaker, cue: string | null) {
  const around = { start: sentence[0]!.start, end: sentence.at(-1)!.end };
  if (range.end > range.start) finds.push({ ...range, speaker, cue, context: around });
}

/** Where the words that belong to this verb stop: before the next verb of the same speaker. */
function contentEnd({ sentence, context }: Reading, cue: Cue, later: readonly Cue[]): number {
  const judges = cue.frames.has("judge") || cue.frames.has("name");
  for (const next of later) {
    const turn = turnsAway(sentence, cue, next);
    if (turn > 0) return turn;
    if (judges && next.form !== "participle" && sentence[next.after]?.kind === "word") {
      const other = subjectBefore(sentence, next.at, { ...context, floor: cue.after });
      const opening = other ? clauseOf(sentence, other.from, cue.after) : -1;
      const parted = opening > cue.after && opening < other!.from;
      if (parted && other!.mention.kind !== "pronoun") return opening;
    }
    const at = joinBefore(sentence, next.at, cue.after);
    const joined = /^(?:and|but|yet)$/.test(sentence[at]?.lower ?? "");
    const comma = sentence[at - (joined ? 1 : 0)]?.text === ",";
    if (next.form === "participle" && !joined) {
      const open = sentence.findLastIndex(({ lower }, i) => i < next.at && lower === "with");
      if (open > cue.after && next.at - open < 12 && sentence[open - 1]!.text === ",")
        return open - 1;
      if (comma) return at;
      if (sentence[at]!.kind === "quote") return at + 1;
    }
    if (!joined || (next.form === "base" && at === next.at - 1) || next.form === "participle")
      continue;
    const part = cue.frames.has("judge") || cue.frames.has("request") || cue.frames.has("name");
    const parted =
      part || sentence[cue.after]?.kind === "quote" || sentence[at - 1]?.kind === "quote";
    if (parted || comma || sentence[next.after]?.lower === "that") return comma ? at - 1 : at;
  }
  return sentence.length;
}

/** ", though he noticed": where a clause with a pronoun of its own begins. */
function turnsAway(sentence: readonly Token[], cue: Cue, next: Cue): number {
  let at = next.at - 1;
  while (at > cue.after && isVerbPart(sentence[at]!)) at--;
  if (!/^(?:he|she|it|they)$/.test(sentence[at]?.lower ?? "")) return -1;
  const joins = /^(?:though|although|while|but|and|yet)$/.test(sentence[at - 1]?.lower ?? "");
  return joins && sentence[at - 2]?.text === "," && at - 2 > cue.after ? at - 2 : -1;
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(" ");
}
