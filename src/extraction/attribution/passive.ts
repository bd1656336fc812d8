import type { Speaker } from "../speakers/known-speakers.ts";
import type { Cue } from "../words/reporting-verbs.ts";
import { ADVERBS, AUXILIARIES } from "../words/function-words.ts";
import { findQuote, rangeOf, type Range, type Reading } from "./content.ts";
import { subjectAfter } from "../speakers/subjects.ts";
import type { Token } from "../document/tokens.ts";

export type Passive = { range: Range; speaker: Speaker; cue: string; to: number };

const MAX_BEFORE_AGENT = 12;

/** "was welcomed by Paris", "condemned by the union as 'a farce'": the words run from the verb on. */
export function readPassive(reading: Reading, cue: Cue, end: number): Passive | null {
  const { sentence, context } = reading;
  if (cue.form !== "past" || sentence[cue.at]!.capital) return null;
  const by = findBy(sentence, cue, end);
  const agent = by < 0 ? null : subjectAfter(sentence, by + 1, context);
  if (!agent || agent.mention.kind === "pronoun") return null;
  const from = contentStart(reading, cue, agent.to);
  if (from < 0) return null;
  const to = contentEnd(sentence, agent.to, end);
  const speaker = context.cast.resolve(agent.mention);
  const words = sentence.slice(cue.at, cue.after).map(({ text }) => text);
  const range = rangeOf(reading, from, to);
  return speaker && range && { range, speaker, cue: words.join(" "), to };
}

/** Without a "was" before the verb, only a "by" right behind it tells: "condemned the raid by rebels" is active. */
function findBy(sentence: readonly Token[], cue: Cue, end: number): number {
  let before = cue.at - 1;
  while (before >= 0 && isAdverb(sentence[before]!)) before--;
  const passive = /^(?:is|are|was|were|be|been|being)$/.test(sentence[before]?.lower ?? "");
  const stop = Math.min(end, cue.after + (passive ? MAX_BEFORE_AGENT : 3));
  for (let i = cue.after; i < stop; i++) {
    const { lower, kind } = sentence[i]!;
    if (lower === "by") return i;
    const goesOn = passive || kind === "quote" || lower === "as" || ADVERBS.has(lower);
    if (kind === "mark" || AUXILIARIES.has(lower) || lower === "that" || !goesOn) return -1;
  }
  return -1;
}

function isAdverb({ kind, lower, capital }: Token): boolean {
  return kind === "word" && !capital && (ADVERBS.has(lower) || /[a-z]{3}ly$/.test(lower));
}

/** A request begins behind its "to"; a word that only names or strikes needs a quotation. */
function contentStart({ sentence }: Reading, cue: Cue, agent: number): number {
  const { frames } = cue;
  if (frames.has("judge")) return cue.at;
  if (frames.has("request")) return sentence[agent]?.lower === "to" ? agent : -1;
  const quoted = findQuote(sentence, cue.after, Math.min(sentence.length, agent + 4)) >= 0;
  return quoted && (frames.has("name") || frames.has("blow")) ? cue.at : -1;
}

/** The agent ends it, unless it says as what, for what or what to do. */
function contentEnd(sentence: readonly Token[], agent: number, end: number): number {
  const comma = sentence[agent]?.text === "," ? 1 : 0;
  if (!/^(?:as|for|to|over)$/.test(sentence[agent + comma]?.lower ?? "")) return agent;
  let to = agent + comma + 1;
  while (to < end && sentence[to]!.kind !== "mark" && sentence[to]!.lower !== "and") to++;
  return to;
}
