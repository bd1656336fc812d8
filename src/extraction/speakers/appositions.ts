import { AUXILIARIES, PREPOSITIONS, RELATIVES } from "../words/function-words.ts";
import { readMention, type Mention, type MentionContext } from "./noun-phrases.ts";
import { BREAKS, skipOpening } from "./openings.ts";
import type { Subject, SubjectContext } from "./subject.ts";
import type { Token } from "../document/tokens.ts";

const MAX_CHUNKS = 6;
/**
 * "In Nuuk, the minister, Aviaja Lynge, whose government ..., said": from the left, the first part
 * that could speak is the subject, and the one behind it says more about it.
 */
export function subjectWithAppositions(
  sentence: readonly Token[],
  comma: number,
  context: SubjectContext,
): Subject | null {
  const chunks = chunksBefore(sentence, comma, context.floor);
  // "Canada, a deputy minister, Rodion Zavyalov, remarked, has ...": the first part is not the speaker's.
  const enclosed = sentence[comma + 2]?.text === "," && chunks.length > 1;
  for (const [index, chunk] of chunks.entries()) {
    if (index > 0 && isAside(sentence[chunk.from]!)) continue;
    let from = chunk.from;
    while (from < chunk.to && BREAKS.test(sentence[from]!.lower)) from++;
    if (from === chunk.to) continue;
    from = skipOpening(sentence, from, chunk.to, context);
    const mention = from < chunk.to ? readMention(sentence, from, chunk.to, context) : null;
    if (!mention || hasVerb(sentence, from, chunk.to)) continue;
    const next = chunks[index + 1];
    const after =
      next && !isAside(sentence[next.from]!)
        ? (readMention(sentence, next.from, next.to, context) ??
          describe(sentence, next.from, next.to, context))
        : null;
    if (enclosed && index === 0 && after && mention.kind === "place") continue;
    const joined = after ? joinApposition(mention, after) : mention;
    return { mention: joined, from, to: comma + 1, comma: sentence[from - 1]?.text === "," };
  }
  return null;
}

/** The parts between commas before the verb, the last clause of the sentence only. */
function chunksBefore(sentence: readonly Token[], comma: number, floor: number) {
  let chunks: { from: number; to: number }[] = [];
  let to = comma;
  for (let i = comma - 1; i >= floor - 1; i--) {
    const token = i >= floor ? sentence[i] : undefined;
    const stop =
      !token ||
      (token.kind === "mark" && token.text !== "-") ||
      (token.kind === "quote" && !isWovenIn(sentence, i));
    if (!stop) continue;
    if (to > i + 1) chunks.unshift({ from: i + 1, to });
    to = i;
    if (token?.text !== "," || chunks.length >= MAX_CHUNKS) break;
  }
  const clause = chunks.findLastIndex(
    ({ from }, index) => index > 0 && BREAKS.test(sentence[from]!.lower),
  );
  if (clause > 0 && sentence[chunks[clause]!.from]!.lower !== "and") chunks = chunks.slice(clause);
  return chunks;
}

/** "Former chargé d'affaires at ...": what a name is said to be, in words that are not known. */
export function describe(
  sentence: readonly Token[],
  from: number,
  to: number,
  { text }: MentionContext,
): Mention | null {
  if (to - from < 2 || !/^(?:an?|the|former|one|ex-\p{L}+|now|then)$/u.test(sentence[from]!.lower))
    return null;
  const words = text.slice(sentence[from]!.start, sentence[to - 1]!.end).replace(/\s+/g, " ");
  return { kind: "role", role: words, definite: false, text: words };
}

/** A quote in the middle of a clause: "what some call 'the bill' was passed". */
function isWovenIn(sentence: readonly Token[], at: number): boolean {
  return sentence[at - 1]?.kind === "word" && !BREAKS.test(sentence[at + 1]?.lower ?? "");
}

function isAside(token: Token): boolean {
  return (
    RELATIVES.has(token.lower) || PREPOSITIONS.has(token.lower) || /ing$|ed$/.test(token.lower)
  );
}

function hasVerb(sentence: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (AUXILIARIES.has(sentence[i]!.lower)) return true;
  return false;
}

/** One speaker of two mentions side by side: the name of the one, the office of the other. */
export function joinApposition(first: Mention, second: Mention): Mention {
  const named = (mention: Mention) => mention.kind === "person" || mention.kind === "name";
  if (!named(first) && named(second) && first.kind === "role") {
    const role = [first.text, second.role].filter(Boolean).join(", ");
    return {
      ...second,
      kind: "person",
      role,
      noun: first.noun,
      possessive: first.possessive,
      text: second.text,
    };
  }
  if (
    named(first) &&
    (second.kind === "role" || second.kind === "body" || second.kind === "place")
  ) {
    const role = [first.role, second.text].filter(Boolean).join(", ");
    const kind = second.kind === "role" ? "person" : first.kind;
    return { ...first, kind, role, noun: first.noun ?? second.noun, possessive: second.possessive };
  }
  return first;
}
