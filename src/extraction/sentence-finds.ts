import type { Cast, Speaker } from "./cast.ts";
import { findCues, type Cue, type CueIndex } from "./cues.ts";
import type { Find } from "./finds.ts";
import { ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, RELATIVES } from "./function-words.ts";
import type { MentionContext } from "./mentions.ts";
import { beginsSentence } from "./sentences.ts";
import { subjectAfter, subjectBefore, type Subject } from "./subjects.ts";
import type { Token } from "./tokens.ts";

/** What one sentence gave: the finds, who was its subject, and whether it announces a quotation. */
export type SentenceFinds = {
  finds: Find[];
  subject: Speaker | null;
  announces: { speaker: Speaker; cue: string | null } | null;
};

export type SentenceContext = MentionContext & { cast: Cast; cues: CueIndex };

type State = {
  sentence: readonly Token[];
  context: SentenceContext;
  finds: Find[];
  used: Set<Token>;
  speaker: Speaker | null;
  subjectAt: number;
  coveredTo: number;
  announces: SentenceFinds["announces"];
};

/** Finds what is said in one sentence and by whom, from its reporting verbs. */
export function findInSentence(
  sentence: readonly Token[],
  context: SentenceContext,
): SentenceFinds {
  const state: State = {
    sentence,
    context,
    finds: [],
    used: new Set(),
    speaker: null,
    subjectAt: -1,
    coveredTo: -1,
    announces: null,
  };
  const cues = findCues(sentence, context.cues);
  for (const [index, cue] of cues.entries()) {
    if (cue.frames.has("according")) readAccording(state, cue);
    else readCue(state, cue, cues.slice(index + 1));
  }
  return { finds: state.finds, subject: state.speaker, announces: state.announces };
}

function readCue(state: State, cue: Cue, later: readonly Cue[]) {
  const { sentence, context } = state;
  const covered = cue.at < state.coveredTo;
  const subject = findSubject(state, cue);
  if (!subject) return;
  if (covered && !subject.inherited) return;
  const speaker = subject.inherited ? state.speaker : context.cast.resolve(subject.mention!);
  if (!speaker) return;
  const word = wordsOf(sentence, cue.at, cue.after);
  const end = contentEnd(state, cue, later);
  const found = subject.after
    ? readInverted(state, cue, subject, end)
    : readForward(state, cue, subject, end);
  if (found.length === 0 && !state.announces) return;
  if (!subject.inherited) context.cast.note(speaker);
  state.speaker = speaker;
  const last = sentence.at(-1)!;
  const around = { start: sentence[0]!.start, end: last.end };
  for (const range of found) {
    const text = trimRange(context.text, range);
    if (text.end > text.start) {
      state.finds.push({ ...text, kind: range.kind, speaker, cue: word, context: around });
    }
  }
  if (state.announces) state.announces = { speaker, cue: word };
}

type Range = { start: number; end: number; kind: Find["kind"] };
type Agent = {
  mention?: Subject["mention"];
  from: number;
  to: number;
  comma: boolean;
  inherited: boolean;
  after: boolean;
};

function findSubject(state: State, cue: Cue): Agent | null {
  const { sentence, context } = state;
  let at = cue.at - 1;
  while (at >= 0 && (ADVERBS.has(sentence[at]!.lower) || /ly$/.test(sentence[at]!.lower))) at--;
  const before = sentence[at];
  if (cue.form === "participle") {
    if (before?.text !== "," || !state.speaker) return null;
    return { from: cue.at, to: cue.at, comma: true, inherited: true, after: false };
  }
  if (before && (DETERMINERS.has(before.lower) || PREPOSITIONS.has(before.lower))) return null;
  if (
    before &&
    /^(?:and|but|yet|then|or)$/.test(before.lower) &&
    state.speaker &&
    cue.form !== "base"
  ) {
    return { from: cue.at, to: cue.at, comma: true, inherited: true, after: false };
  }
  if (cue.form !== "base" && (!before || before.kind !== "word")) {
    const next = sentence[cue.after];
    if (before && next?.kind === "word" && !PREPOSITIONS.has(next.lower) && next.lower !== "that") {
      const after = subjectAfter(sentence, cue.after, context);
      if (after && (before.kind === "quote" || before.text === ",")) {
        return { ...after, inherited: false, after: true };
      }
    }
  }
  if (before?.lower === "to" && !isVoicedInfinitive(sentence, at)) return null;
  const verb = before?.lower === "to" ? matrixVerb(sentence, at) : cue.at;
  const subject = subjectBefore(sentence, verb, context);
  if (!subject) return null;
  if (cue.form === "past" && isPassive(sentence, cue.at)) return null;
  if (cue.form === "base" && !takesBase(sentence, cue.at, subject) && before?.lower !== "to")
    return null;
  return { ...subject, inherited: false, after: false };
}

function isVoicedInfinitive(sentence: readonly Token[], to: number): boolean {
  const words = sentence
    .slice(Math.max(0, to - 4), to)
    .map(({ lower }) => lower)
    .join(" ");
  return /(?:voted|quick|heard|far as|pains|hastened|rushed|keen|went on|himself|herself|itself|themselves|chose|moved)$/.test(
    words,
  );
}

function matrixVerb(sentence: readonly Token[], to: number): number {
  let at = to - 1;
  while (at > 0 && !/(?:ed|went|was|were|is|are|chose)$/.test(sentence[at]!.lower)) at--;
  return at;
}

function isPassive(sentence: readonly Token[], at: number): boolean {
  let i = at - 1;
  while (i >= 0 && (ADVERBS.has(sentence[i]!.lower) || /ly$/.test(sentence[i]!.lower))) i--;
  return /^(?:is|are|was|were|be|been|being|gets|got)$/.test(sentence[i]?.lower ?? "");
}

function takesBase(sentence: readonly Token[], at: number, { mention }: Subject): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
    if (
      /^(?:would|will|may|might|can|could|should|must|did|does|do|didn't|don't|doesn't|won't|wouldn't)$/.test(
        sentence[i]!.lower,
      )
    )
      return true;
  }
  return mention.kind === "plural" || mention.text === "they" || /s$/.test(mention.noun ?? "");
}

/** Where the words that belong to this verb stop: before the next verb of the same speaker. */
function contentEnd({ sentence }: State, cue: Cue, later: readonly Cue[]): number {
  for (const next of later) {
    let at = next.at - 1;
    while (at > cue.after && ADVERBS.has(sentence[at]!.lower)) at--;
    const joined = /^(?:and|but|yet)$/.test(sentence[at]?.lower ?? "");
    const comma = sentence[at - (joined ? 1 : 0)]?.text === ",";
    if (next.form === "participle" && comma && !joined) return at;
    if (!joined || next.form === "base") continue;
    const clause = isClauseCue(cue, sentence);
    if (!clause || comma || sentence[next.after]?.lower === "that") return comma ? at - 1 : at;
  }
  return sentence.length;
}

function isClauseCue(cue: Cue, sentence: readonly Token[]): boolean {
  if (cue.frames.has("judge") || cue.frames.has("request") || cue.frames.has("name")) return false;
  return sentence[cue.after]?.kind !== "quote";
}

function readForward(state: State, cue: Cue, subject: Agent, end: number): Range[] {
  const { sentence } = state;
  let next = cue.after;
  while (next < end && ADVERBS.has(sentence[next]!.lower) && sentence[next]!.lower !== "not")
    next++;
  const stop = endOfWords(sentence, end);
  const tail = tailEnd(sentence, next, stop, cue);
  const before = subject.inherited ? null : readBefore(state, subject, tail, stop);
  if (before) return before;
  return readAfter(state, cue, next, stop);
}

/** Quote or clause before the attribution: "...", he said; it would, he said, take years. */
function readBefore(state: State, subject: Agent, tail: number, stop: number): Range[] | null {
  const { sentence } = state;
  let last = subject.from - 1;
  if (sentence[last]?.text === ",") last--;
  if (last < 0) return null;
  const quoted = sentence[last]!.kind === "quote";
  if (!quoted && sentence[subject.from - 1]?.text !== ",") return null;
  const closed = tail >= stop;
  const mark = sentence[tail]?.text;
  if (!quoted && PREPOSITIONS.has(sentence[0]!.lower) && !closed) {
    if (mark !== "," || sentence[tail + 1]?.kind === "quote") return null;
  }
  if (!quoted && closed && (PREPOSITIONS.has(sentence[0]!.lower) || last < 3)) return null;
  if (quoted && (closed || mark === "," || mark === ":" || sentence[tail]?.kind === "quote")) {
    return aroundAttribution(state, last, tail, stop);
  }
  if (!quoted && closed) return [rangeOf(state, clauseStart(sentence, last), last + 1)];
  if (!quoted && mark === "," && tail + 1 < stop) {
    state.coveredTo = stop;
    return [rangeOf(state, 0, stop)];
  }
  return null;
}

/** The quote that ends at `last`, and the one that goes on behind the attribution. */
function aroundAttribution(state: State, last: number, tail: number, stop: number): Range[] {
  const { sentence, context } = state;
  const ranges: Range[] = [];
  const first = firstOfContent(sentence, last);
  ranges.push(rangeOf(state, first, last + 1));
  let at = tail;
  while (at < stop && /^[,:]$/.test(sentence[at]!.text)) at++;
  const rest = sentence[at];
  if (at < stop && rest!.kind === "quote") {
    const quote = rest!.quote!;
    const range = rangeOf(state, at, at + 1);
    const goesOn = !beginsSentence(context.text, quote.from, quote.to);
    if (goesOn && ranges[0]!.kind === "direct") ranges[0] = { ...ranges[0]!, end: quote.to };
    else ranges.push({ ...range, kind: "direct" });
  }
  state.coveredTo = Math.max(state.coveredTo, tail);
  return ranges;
}

function firstOfContent(sentence: readonly Token[], last: number): number {
  let at = last;
  while (at > 0 && sentence[at - 1]!.kind === "word") at--;
  return at;
}

function clauseStart(sentence: readonly Token[], last: number): number {
  for (let i = last; i > 0; i--) if (/^[;:]$/.test(sentence[i]!.text)) return i + 1;
  return /^(?:but|and)$/.test(sentence[0]!.lower) ? 1 : 0;
}

function readInverted(state: State, cue: Cue, subject: Agent, end: number): Range[] {
  const { sentence } = state;
  let last = cue.at - 1;
  if (sentence[last]!.text === ",") last--;
  if (last < 0) return [];
  const stop = endOfWords(sentence, end);
  const tail = tailEnd(sentence, subject.to, stop, cue);
  if (sentence[last]!.kind === "quote") return aroundAttribution(state, last, tail, stop);
  if (cue.frames.size === 1 && cue.frames.has("blow")) return [];
  const mark = sentence[tail]?.text;
  if (mark === "," && tail + 1 < stop) {
    state.coveredTo = stop;
    return [rangeOf(state, 0, stop)];
  }
  const ranges = [rangeOf(state, clauseStart(sentence, last), last + 1)];
  if (mark === ":" && sentence[tail + 1]?.kind === "quote")
    ranges.push(rangeOf(state, tail + 1, tail + 2));
  return tail >= stop || mark === ":" ? ranges : [];
}

/** The end of what only says where, when and to whom: "told reporters in Oslo on Monday". */
function tailEnd(sentence: readonly Token[], from: number, stop: number, cue: Cue): number {
  let at = from;
  const listener = cue.frames.has("tell");
  if (at < stop && sentence[at]!.kind === "word") {
    const word = sentence[at]!.lower;
    const opens =
      PREPOSITIONS.has(word) ||
      listener ||
      /(?:day|ly)$/.test(word) ||
      word === "this" ||
      word === "as";
    if (!opens) return at;
  }
  while (at < stop && sentence[at]!.kind === "word" && sentence[at]!.lower !== "that") at++;
  return at;
}

function readAfter(state: State, cue: Cue, next: number, stop: number): Range[] {
  const { sentence } = state;
  const { frames } = cue;
  if (next >= stop) {
    if (sentence[next]?.text === ":" || sentence.at(-1)?.text === ":")
      state.announces = { speaker: state.speaker!, cue: null };
    return [];
  }
  const colon = findColon(sentence, next, stop);
  if (colon >= 0) {
    if (colon + 1 >= stop) {
      state.announces = { speaker: state.speaker!, cue: null };
      return [];
    }
    if (sentence[colon + 1]!.kind === "quote") {
      const early = colon - next > 3 && frames.has("judge") ? [rangeOf(state, cue.at, colon)] : [];
      return [...early, rangeOf(state, colon + 1, colon + 2)];
    }
  }
  const that = findThat(sentence, next, stop);
  const quote = findQuote(sentence, next, stop);
  const first = sentence[next]!;
  const comma = first.text === ",";
  if (comma && quote === next + 1) return [rangeOf(state, quote, quote + 1)];
  if (comma && that !== next + 1 && !frames.has("say")) return [];
  if (frames.has("promise") && first.lower === "to") return content(state, next, stop);
  if (frames.has("judge") && (quote >= 0 || stop - next >= 2 || frames.size === 1)) {
    if (!(frames.has("say") && that === next)) return content(state, cue.at, stop);
  }
  if (frames.has("tell")) {
    if (that >= 0) return content(state, that + 1, stop);
    if (quote >= 0 && isDirect(state, quote)) return content(state, quote, quote + 1);
    const start = afterListener(sentence, next, stop);
    if (start > 0) return content(state, start, stop);
  }
  if (frames.has("name")) {
    if (quote >= 0 && quote === stop - 1) return content(state, quote, stop);
    if (quote >= 0 || sentence.slice(next, stop).some(({ lower }) => lower === "as"))
      return content(state, cue.at, stop);
    if (wordCount(sentence, next, stop) > 4 && /^(?:it|the|this)$/.test(first.lower))
      return content(state, cue.at, stop);
  }
  if (frames.has("request")) {
    const to = sentence.slice(next, Math.min(stop, next + 14)).some(({ lower }) => lower === "to");
    if (to || quote >= 0 || that >= 0 || !frames.has("say"))
      return content(state, that === next ? next + 1 : next, stop);
  }
  if (frames.has("blow") && quote >= 0) return content(state, cue.at, stop);
  if (frames.has("say") || (frames.has("note") && (that >= 0 || quote >= 0))) {
    if (that >= 0 && that - next < 14) return content(state, that + 1, stop);
    if (quote === next) return content(state, quote, isDirect(state, quote) ? quote + 1 : stop);
    if (frames.has("say") && wordCount(sentence, next, stop) >= 3)
      return content(state, afterTail(sentence, next, stop), stop);
    if (quote >= 0) return content(state, next, stop);
  }
  if (frames.has("promise")) return content(state, next, stop);
  return [];
}

function content(state: State, from: number, to: number): Range[] {
  const { sentence } = state;
  let stop = to;
  let quote = -1;
  for (let i = from; i < to; i++) {
    if (sentence[i]!.kind === "quote") quote = i;
    const mark = sentence[i]!.text;
    if (i > from + 1 && mark === ";") {
      stop = i;
      break;
    }
    if (mark !== "," || i <= from + 1) continue;
    const after = sentence[i + 1];
    const aside =
      after &&
      /^(?:which|who|whose|while|whereas|since|although|though|where|an?)$/.test(after.lower);
    if (aside && !sentence.slice(i, to).some(({ kind }) => kind === "quote")) {
      stop = i;
      break;
    }
    if (
      quote === i - 1 &&
      after?.kind === "word" &&
      !sentence.slice(i, to).some(({ kind }) => kind === "quote")
    ) {
      stop = i;
      break;
    }
  }
  state.coveredTo = Math.max(state.coveredTo, stop);
  return [rangeOf(state, from, stop)];
}

function rangeOf({ sentence, context, used }: State, from: number, to: number): Range {
  const last = to - 1;
  const single = from === last && sentence[from]!.kind === "quote";
  let quoted = false;
  for (let i = from; i < to; i++) {
    if (sentence[i]!.kind !== "quote") continue;
    quoted = true;
    used.add(sentence[i]!);
  }
  if (single) {
    const { start, end, from: inner, to: outer } = sentence[from]!.quote!;
    const direct = beginsSentence(context.text, inner, outer);
    return direct ? { start: inner, end: outer, kind: "direct" } : { start, end, kind: "partial" };
  }
  return {
    start: sentence[from]!.start,
    end: sentence[last]!.end,
    kind: quoted ? "partial" : "indirect",
  };
}

function isDirect({ sentence, context }: State, at: number): boolean {
  const { from, to } = sentence[at]!.quote!;
  return beginsSentence(context.text, from, to);
}

function readAccording(state: State, cue: Cue) {
  const { sentence, context } = state;
  const after = subjectAfter(sentence, cue.after, context);
  if (!after) return;
  const speaker = context.cast.resolve(after.mention);
  if (!speaker) return;
  context.cast.note(speaker);
  state.speaker = speaker;
  const stop = endOfWords(sentence, sentence.length);
  let last = cue.at - 1;
  if (sentence[last]?.text === ",") last--;
  const behind = sentence[after.to]?.text === "," && after.to + 1 < stop;
  const range = behind
    ? rangeOf(state, last < 2 ? after.to + 1 : 0, stop)
    : last >= 0
      ? rangeOf(state, clauseStart(sentence, last), last + 1)
      : rangeOf(state, Math.min(after.to + 1, stop - 1), stop);
  state.coveredTo = stop;
  const around = { start: sentence[0]!.start, end: sentence.at(-1)!.end };
  const word = wordsOf(sentence, cue.at, cue.after);
  state.finds.push({
    ...trimRange(context.text, range),
    kind: range.kind,
    speaker,
    cue: word,
    context: around,
  });
}

function endOfWords(sentence: readonly Token[], end: number): number {
  let stop = end;
  while (
    stop > 0 &&
    sentence[stop - 1]!.kind === "mark" &&
    /[.?!…,;–—-]/.test(sentence[stop - 1]!.text)
  )
    stop--;
  return stop;
}

function findColon(sentence: readonly Token[], from: number, to: number): number {
  for (let i = from; i < Math.min(sentence.length, to + 1); i++)
    if (sentence[i]!.text === ":") return i;
  return -1;
}

function findThat(sentence: readonly Token[], from: number, to: number): number {
  for (let i = from; i < Math.min(to, from + 16); i++) {
    if (sentence[i]!.kind === "quote") return -1;
    if (sentence[i]!.lower === "that") return i;
  }
  return -1;
}

function findQuote(sentence: readonly Token[], from: number, to: number): number {
  for (let i = from; i < to; i++) if (sentence[i]!.kind === "quote") return i;
  return -1;
}

/** "told parliament it would": the clause begins at the next subject after the listener. */
function afterListener(sentence: readonly Token[], from: number, to: number): number {
  for (let i = from + 1; i < to - 1; i++) {
    const token = sentence[i]!;
    if (
      /^(?:he|she|it|they|there|we|the)$/.test(token.lower) &&
      !PREPOSITIONS.has(sentence[i - 1]!.lower)
    )
      return i;
  }
  return -1;
}

function afterTail(sentence: readonly Token[], from: number, to: number): number {
  if (!/^(?:in|on|at|during|after|by|from|last|this|to)$/.test(sentence[from]!.lower)) return from;
  for (let i = from + 2; i < to - 2; i++) {
    const token = sentence[i]!;
    if (/^(?:he|she|it|they|there|we)$/.test(token.lower)) return i;
  }
  return from;
}

function wordCount(sentence: readonly Token[], from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (sentence[i]!.kind === "word") count++;
  return count;
}

function wordsOf(sentence: readonly Token[], from: number, to: number): string {
  return sentence
    .slice(from, to)
    .map(({ text }) => text)
    .join(" ");
}

function trimRange(text: string, { start, end }: { start: number; end: number }) {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return { start, end };
}
void AUXILIARIES;
void RELATIVES;
