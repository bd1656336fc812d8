import type { Sentence } from "../document/sentence.ts";
import type { ReportingVerb } from "./reporting-verbs.ts";

const MAX_BETWEEN = 6;

/** Where the words begin that deny the verb at `verb`: "does not want", "won't back"; else null. */
export function denialOf(sentence: Sentence, verb: number): number | null {
  const floor = Math.max(0, verb - MAX_BETWEEN);
  const first = sentence.back(verb - 1, floor, (i) => sentence.isVerbPart(i)) + 1;
  const not = sentence.find(first, verb, (i) => denies(sentence, i));
  return not < 0 ? null : sentence.is(first, "auxiliary") ? first : not;
}

function denies(sentence: Sentence, i: number): boolean {
  if (sentence.at(i).lower.endsWith("n't")) return true;
  const only = sentence.is(i + 1, "only") && sentence.says(i, "not");
  return (
    (sentence.is(i, "not") && !only) || (sentence.says(i, "no") && sentence.says(i + 1, "longer"))
  );
}

/** Whether nothing was said: "did not say that ...", "has not replied"; an opinion can be denied. */
export function isUnsaid(sentence: Sentence, { at, frames }: ReportingVerb): boolean {
  const opinion = sentence.is(at, "opinion") || frames.has("judge") || frames.has("request");
  const spoken = frames.has("say") || frames.has("tell") || frames.has("note");
  return spoken && !opinion && denialOf(sentence, at) !== null;
}
