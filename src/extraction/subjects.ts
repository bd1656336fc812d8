import { ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, RELATIVES } from "./function-words.ts";
import { readMention, type Mention, type MentionContext } from "./mentions.ts";
import type { Token } from "./tokens.ts";

/** Who does what a verb says: the mention, and the tokens it takes up with its appositions. */
export type Subject = { mention: Mention; from: number; to: number; comma: boolean };

const BREAKS =
  /^(?:but|while|whereas|yet|although|though|because|that|if|when|as|and|or|so|since|after|before|until|once|whether)$/;
const MAX_CHUNKS = 6;
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

/** What subjects are read with; none begins before the token `floor`. */
export type SubjectContext = MentionContext & { floor: number };

/** The subject that stands before the verb at `verb`; null when none there could speak. */
export function subjectBefore(
  sentence: readonly Token[],
  verb: number,
  context: SubjectContext,
): Subject | null {
  let last = verb - 1;
  while (last >= 0 && isVerbPart(sentence[last]!)) last--;
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
  const apposition =
    readMention(sentence, to + 1, stop, context) ?? describe(sentence, to + 1, stop, context);
  if (!apposition || apposition.kind === "pronoun") return { mention, from: at, to, comma: false };
  return { mention: joinApposition(mention, apposition), from: at, to: stop, comma: false };
}

/** Words that stand between a subject and its verb: auxiliaries, adverbs, "not". */
export function isVerbPart(token: Token): boolean {
  if (token.kind !== "word" || token.capital) return false;
  return AUXILIARIES.has(token.lower) || ADVERBS.has(token.lower) || /n't$|ly$/.test(token.lower);
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
  if (!sentence[and + 1]?.capital || !sentence[and - 1]?.capital) return false;
  for (let i = and - 1; i >= 0; i--) {
    const { kind, capital, lower } = sentence[i]!;
    if (kind !== "word") return true;
    if (!capital && !/^(?:of|the|for)$/.test(lower)) return false;
  }
  return true;
}

/** Passes over "In Tunis", "From Buenos Aires", "On the way to the airport" before the subject. */
function skipOpening(
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

// "In Nuuk, the minister, Aviaja Lynge, whose government ..., said": from the left, the first part
// that could speak is the subject, and the one behind it says more about it.
function subjectWithAppositions(
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
function describe(
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
