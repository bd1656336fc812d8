import type { Speaker } from "../speakers/known-speakers.ts";
import type { Cue } from "../words/reporting-verbs.ts";
import {
  clauseStart,
  endOfWords,
  findQuote,
  rangeOf,
  type Range,
  type Reading,
} from "./content.ts";
import { subjectAfter } from "../speakers/subjects.ts";
import type { Token } from "../document/tokens.ts";

export type Viewpoint = { range: Range; speaker: Speaker; cue: string | null };

/** "According to Anna Berg, ..."; "..., in the words of Anna Berg". */
export function readAccording(reading: Reading, cue: Cue): Viewpoint | null {
  const { sentence, context } = reading;
  const agent = agentOf(reading, cue);
  const speaker = agent && context.cast.resolve(agent.mention);
  if (!speaker) return null;
  let behind = agent.to;
  // "According to Berg, who follows the trade, prices will fall": past the clause about her.
  if (sentence[behind]?.text === "," && sentence[behind + 1]?.lower === "who") {
    behind++;
    while (behind < sentence.length && sentence[behind]!.text !== ",") behind++;
  }
  const words = sentence
    .slice(cue.at, cue.after)
    .map(({ text }) => text)
    .join(" ");
  const range = aroundViewpoint(reading, cue.at, behind);
  return range && { range, speaker, cue: words };
}

/** An apposition that would take up the whole sentence is what is said: "According to Berg, the price fell". */
function agentOf({ sentence, context }: Reading, cue: Cue) {
  const agent = subjectAfter(sentence, cue.after, context);
  if (!agent || agent.to < endOfWords(sentence, sentence.length) || cue.at > 1) return agent;
  const comma = sentence.findIndex(({ text }, at) => at > cue.after && text === ",");
  return comma < 0 ? agent : subjectAfter(sentence.slice(0, comma), cue.after, context);
}

/** "In his view, ..."; "..., in her own words, ...". */
export function readView(reading: Reading, speaker: Speaker | null): Viewpoint | null {
  const { sentence } = reading;
  for (let i = 0; speaker && i + 2 < sentence.length; i++) {
    if (sentence[i]!.lower !== "in" || !/^(?:his|her|their|its)$/.test(sentence[i + 1]!.lower))
      continue;
    const noun = sentence[i + 2]!.lower === "own" ? i + 3 : i + 2;
    if (
      !/^(?:view|words?|opinion|eyes|judge?ment|telling|account|reading)$/.test(
        sentence[noun]?.lower ?? "",
      )
    )
      continue;
    if (findQuote(sentence, 0, sentence.length) < 0) continue;
    const range = aroundViewpoint(reading, i, noun + 1);
    const cue = sentence
      .slice(i, noun + 1)
      .map(({ text }) => text)
      .join(" ");
    if (range) return { range, speaker, cue };
  }
  return null;
}

/** "For the union it is a step too far": whose eyes the sentence sees with. */
export function readFor(reading: Reading): Viewpoint | null {
  const { sentence, context } = reading;
  if (sentence[0]?.lower !== "for" || findQuote(sentence, 0, sentence.length) < 0) return null;
  let to = 2;
  while (to < sentence.length && to < 14 && !endsViewer(sentence, to)) to++;
  const agent = subjectAfter(sentence.slice(0, to), 1, context);
  const speaker =
    agent && agent.mention.kind !== "pronoun" ? context.cast.resolve(agent.mention) : null;
  const stop = endOfWords(sentence, sentence.length);
  if (!speaker || agent!.to >= stop) return null;
  const copula = sentence.findIndex(
    ({ lower }, at) => at >= agent!.to && /^(?:is|was|are|were|remains)$/.test(lower),
  );
  if (copula < 0 || copula > findQuote(sentence, 0, stop)) return null;
  const from = sentence[to]?.text === "," ? skipAside(sentence, to) : to;
  const range = rangeOf(reading, Math.min(from, stop - 1), stop);
  return range && { range, speaker, cue: null };
}

function endsViewer(sentence: readonly Token[], at: number): boolean {
  const { kind, lower } = sentence[at]!;
  if (kind !== "word" || /^(?:it|this|that|he|she|they)$/.test(lower)) return true;
  return (
    lower === "the" &&
    sentence[at - 1]!.kind === "word" &&
    !/^(?:of|for|in|at)$/.test(sentence[at - 1]!.lower)
  );
}

function skipAside(sentence: readonly Token[], comma: number): number {
  if (!/^(?:which|who|whose)$/.test(sentence[comma + 1]?.lower ?? "")) return comma + 1;
  let at = comma + 1;
  while (at < sentence.length && sentence[at]!.text !== ",") at++;
  return at + 1;
}

function aroundViewpoint(reading: Reading, at: number, behind: number): Range | null {
  const { sentence } = reading;
  const stop = endOfWords(sentence, sentence.length);
  let last = at - 1;
  while (last >= 0 && sentence[last]!.kind === "mark") last--;
  reading.coveredTo = stop;
  const goesOn = sentence[behind]?.text === "," || sentence[behind]?.kind === "word";
  if (goesOn && behind + 1 < stop) {
    return rangeOf(reading, last < 1 ? behind + (sentence[behind]!.text === "," ? 1 : 0) : 0, stop);
  }
  return last >= 0 ? rangeOf(reading, clauseStart(sentence, last), last + 1) : null;
}
