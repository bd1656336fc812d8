import { ADVERBS } from "./function-words.ts";
import type { SpeechFrame, SpeechLexicon } from "./speech-lexicon.ts";
import type { Token } from "../document/tokens.ts";

export type VerbForm = "base" | "present" | "past" | "participle";

/** A reporting verb at its place: tokens `at` to `after`, and the ways in which it can report. */
export type Cue = { at: number; after: number; frames: Set<SpeechFrame>; form: VerbForm };

type Entry = { rest: string[]; frame: SpeechFrame; form: VerbForm };
export type CueIndex = ReadonlyMap<string, readonly Entry[]>;

/** Every form of every verb under its first word, for `findCues`. */
export function indexVerbs({ verbs }: SpeechLexicon): CueIndex {
  const index = new Map<string, Entry[]>();
  const put = (words: string, frame: SpeechFrame, form: VerbForm) => {
    const [first, ...rest] = words.split(" ");
    const entries = index.get(first!) ?? [];
    entries.push({ rest, frame, form });
    index.set(first!, entries);
  };
  for (const { pattern, frame, past } of verbs) {
    if (frame === "according") {
      put(pattern, frame, "base");
      continue;
    }
    const [first, ...rest] = pattern.split(" ");
    const tail = rest.length > 0 ? ` ${rest.join(" ")}` : "";
    if (first !== "be") {
      put(pattern, frame, "base");
      put(present(first!) + tail, frame, "present");
      put(participle(first!, past[0]?.split(" ")[0]) + tail, frame, "participle");
    }
    if (past.length === 0) put(regularPast(first!) + tail, frame, "past");
    for (const form of past) put(form, frame, "past");
  }
  return index;
}

function present(verb: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function regularPast(verb: string): string {
  if (verb.endsWith("e")) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

function participle(verb: string, past: string | undefined): string {
  const doubled =
    past?.endsWith("ed") && past.length === verb.length + 3 && past[verb.length] === verb.at(-1);
  if (doubled) return `${past!.slice(0, -2)}ing`;
  return verb.endsWith("e") && !verb.endsWith("ee") ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}

/** Whether the word at `at` is a form of a verb that reports. */
export function isReportingVerb(sentence: readonly Token[], at: number, index: CueIndex): boolean {
  const { lower, capital } = sentence[at]!;
  if (capital || NO_VERBS.has(lower) || /^tanks?$/.test(sentence[at + 1]?.lower ?? ""))
    return false;
  return index.has(lower);
}

// First words of phrases that are no verbs: "in the words of", "as per".
const NO_VERBS = new Set(["in", "as", "according"]);

/** The reporting verbs of a sentence in order; of patterns at one place the longest. */
export function findCues(sentence: readonly Token[], index: CueIndex): Cue[] {
  const cues: Cue[] = [];
  for (let at = 0; at < sentence.length; at++) {
    const token = sentence[at]!;
    if (token.kind !== "word") continue;
    const entries = index.get(token.lower) ?? unknownVerb(sentence, at);
    if (!entries || /^tanks?$/.test(sentence[at + 1]?.lower ?? "")) continue;
    let best: Cue | undefined;
    for (const { rest, frame, form } of entries) {
      const after = matchRest(sentence, at + 1, rest);
      if (after === null || (best && after < best.after)) continue;
      if (best?.after === after && best.form === "base") best.form = form;
      if (!best || after > best.after) best = { at, after, frames: new Set(), form };
      best.frames.add(frame);
    }
    if (!best) continue;
    cues.push(best);
    at = best.after - 1;
  }
  return cues;
}

const UNKNOWN: readonly Entry[] = [{ rest: [], frame: "say", form: "past" }];

/** Whatever a writer does right behind a quotation is a way of saying it: "...", beamed Anna Berg. */
function unknownVerb(sentence: readonly Token[], at: number): readonly Entry[] | undefined {
  const { lower, capital } = sentence[at]!;
  if (capital || !/[a-z]ed$/.test(lower)) return undefined;
  const subject = /^(?:he|she|they)$/.test(sentence[at - 1]?.lower ?? "") ? at - 2 : at - 1;
  const mark = sentence[subject]?.text === "," ? subject - 1 : subject;
  if (sentence[mark]?.kind !== "quote") return undefined;
  const next = sentence[at + 1];
  if (subject === at - 2) return !next || next.kind !== "word" ? UNKNOWN : undefined;
  const named = next?.capital || /^(?:the|a|an|his|her|its|their|one)$/.test(next?.lower ?? "");
  return named ? UNKNOWN : undefined;
}

// An adverb may stand inside a phrase: "called once more on".
function matchRest(sentence: readonly Token[], at: number, rest: readonly string[]): number | null {
  let i = at;
  for (const [position, word] of rest.entries()) {
    if (position === 0 && sentence[i]?.lower !== word && ADVERBS.has(sentence[i]?.lower ?? "")) i++;
    if (sentence[i]?.lower !== word) return null;
    i++;
  }
  return i;
}
