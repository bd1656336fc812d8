import { describe, joinApposition, subjectWithAppositions } from "./appositions.ts";
import { AUXILIARIES, PREPOSITIONS, RELATIVES } from "../words/function-words.ts";
import { readMention, type MentionContext } from "./noun-phrases.ts";
import { BREAKS, isVerbPart, skipOpening } from "./openings.ts";
import type { Subject, SubjectContext } from "./subject.ts";
import type { Token } from "../document/tokens.ts";

const MAX_BETWEEN_DASHES = 40;

/** The subject that stands before the verb at `verb`; null when none there could speak. */
export function subjectBefore(
  sentence: readonly Token[],
  verb: number,
  context: SubjectContext,
): Subject | null {
  let last = verb - 1;
  while (last >= 0 && isVerbPart(sentence[last]!)) last--;
  last = beforeDashes(sentence, last, context.floor);
  if (last < context.floor) return null;
  if (sentence[last]!.text === ",") return subjectWithAppositions(sentence, last, context);
  if (sentence[last]!.kind !== "word") return null;
  let from = last;
  while (from > context.floor && isInside(sentence, from - 1)) from--;
  from = skipOpening(sentence, from, last + 1, context);
  const mention = readMention(sentence, from, last + 1, context);
  if (!mention || (mention.kind !== "pronoun" && hasObject(sentence, from, last + 1))) return null;
  if (mention.kind === "pronoun") from = last;
  return { mention, from, to: last + 1, comma: sentence[from - 1]?.text === "," };
}

/** "Three parties - the Greens among them - rejected it": what stands between dashes is passed over. */
function beforeDashes(sentence: readonly Token[], last: number, floor: number): number {
  if (!/^[-–—]$/.test(sentence[last]?.text ?? "")) return last;
  for (let i = last - 1; i > floor && last - i < MAX_BETWEEN_DASHES; i--) {
    if (/^[-–—]$/.test(sentence[i]!.text)) return i - 1;
  }
  return last;
}

/** The subject behind the verb, as in "said Anna Berg, a lawyer in Oslo"; `at` is its first token. */
export function subjectAfter(
  sentence: readonly Token[],
  at: number,
  context: MentionContext,
): Subject | null {
  let to = at;
  while (to < sentence.length && isInsideAfter(sentence, to, at)) to++;
  const mention = readMention(sentence, at, to, context);
  if (!mention) return null;
  if (sentence[to]?.text !== ",") return { mention, from: at, to, comma: false };
  let stop = to + 1;
  while (stop < sentence.length && sentence[stop]!.kind === "word") stop++;
  const opener = sentence[to + 1];
  if (!opener || /ing$|^(?:and|but|who|which|while|as|in|on|his|her|is|was)$/.test(opener.lower)) {
    return { mention, from: at, to, comma: false };
  }
  const clause = sentence.slice(to + 1, stop).some(({ lower }) => AUXILIARIES.has(lower));
  if (clause) return { mention, from: at, to, comma: false };
  const apposition =
    readMention(sentence, to + 1, stop, context) ?? describe(sentence, to + 1, stop, context);
  if (!apposition || apposition.kind === "pronoun") return { mention, from: at, to, comma: false };
  return { mention: joinApposition(mention, apposition), from: at, to: stop, comma: false };
}

function isInside(sentence: readonly Token[], at: number): boolean {
  const token = sentence[at]!;
  if (token.lower === "and") return joinsNames(sentence, at);
  return token.kind === "word" && !BREAKS.test(token.lower) && !RELATIVES.has(token.lower);
}

function isInsideAfter(sentence: readonly Token[], at: number, from: number): boolean {
  const token = sentence[at]!;
  if (token.kind !== "word" || RELATIVES.has(token.lower)) return false;
  if (at === from) return true;
  if (
    /^(?:after|as|during|when|before|while|by|to|into|but|and|last|this|over|about)$/.test(
      token.lower,
    )
  )
    return false;
  if (/^(?:in|on|at|for)$/.test(token.lower))
    return sentence[at + 1]?.capital === true || sentence[at + 1]?.lower === "the";
  return true;
}

/** "Nick Clegg and Jennifer Newstead", "Ministry of Foreign Affairs and Trade": names on both sides. */
function joinsNames(sentence: readonly Token[], and: number): boolean {
  const next = sentence[and + 1]?.lower === "the" ? and + 2 : and + 1;
  if (!sentence[next]?.capital || !sentence[and - 1]?.capital) return false;
  for (let i = and - 1; i >= 0; i--) {
    const { kind, capital, lower } = sentence[i]!;
    if (kind !== "word") return true;
    if (!capital && !/^(?:of|the|for)$/.test(lower)) return false;
  }
  return true;
}

/** Whether a verb must stand inside: "the leaders held a" has an article that no preposition precedes. */
function hasObject(sentence: readonly Token[], from: number, to: number): boolean {
  for (let i = from + 2; i < to; i++) {
    if (!/^(?:the|a|an|its|his|her|their)$/.test(sentence[i]!.lower)) continue;
    if (
      !PREPOSITIONS.has(sentence[i - 1]!.lower) &&
      !/^(?:and|all|both|half)$/.test(sentence[i - 1]!.lower)
    )
      return true;
  }
  return false;
}
