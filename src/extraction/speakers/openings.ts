import { ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS } from "../words/function-words.ts";
import type { MentionContext } from "./noun-phrases.ts";
import type { Token } from "../document/tokens.ts";

/** Words with which another clause begins. */
export const BREAKS =
  /^(?:but|while|whereas|yet|although|though|because|that|if|when|as|and|or|so|since|after|before|until|once|whether)$/;
const TIMES =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)$/;

/**
 * The token before a further verb of the same subject, "and" in "and, without a smile, added"; what
 * stands between commas is passed over.
 */
export function joinBefore(sentence: readonly Token[], verb: number, floor: number): number {
  let at = verb - 1;
  while (at > floor && isVerbPart(sentence[at]!)) at--;
  if (sentence[at]?.text !== ",") return at;
  let open = at - 1;
  while (open > floor && at - open < 12 && sentence[open]!.kind === "word") open--;
  return sentence[open]?.text === "," && /^(?:and|but|yet)$/.test(sentence[open - 1]?.lower ?? "")
    ? open - 1
    : at;
}

/** Where the clause of a subject opens: before its "while" and the comma there; its own place if nothing parts it. */
export function clauseOf(sentence: readonly Token[], from: number, floor: number): number {
  let at = from;
  if (at > floor && BREAKS.test(sentence[at - 1]!.lower)) at--;
  if (at > floor && sentence[at - 1]!.text === ",") at--;
  return at;
}

/** Words that stand between a subject and its verb: auxiliaries, adverbs, "not". */
export function isVerbPart(token: Token): boolean {
  if (token.kind !== "word" || token.capital) return false;
  return AUXILIARIES.has(token.lower) || ADVERBS.has(token.lower) || /n't$|ly$/.test(token.lower);
}

/** Passes over "In Tunis", "From Buenos Aires", "On the way to the airport" before the subject. */
export function skipOpening(
  sentence: readonly Token[],
  from: number,
  to: number,
  context: MentionContext,
): number {
  if (!PREPOSITIONS.has(sentence[from]!.lower)) return from;
  for (let i = from + 2; i < to; i++) {
    const before = sentence[i - 1]!;
    const token = sentence[i]!;
    if (PREPOSITIONS.has(before.lower) || DETERMINERS.has(before.lower)) continue;
    if (/(?:'s|s')$/.test(before.lower)) continue;
    if (DETERMINERS.has(token.lower) || /^(?:he|she|they|it)$/.test(token.lower)) return i;
    const dated = TIMES.test(before.lower) || /^\d+$/.test(before.text);
    if (token.capital && (!before.capital || dated || context.places.has(before.text))) return i;
  }
  return to;
}
