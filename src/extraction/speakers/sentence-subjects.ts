import type { Speaker } from "./known-speakers.ts";
import { isReportingVerb } from "../words/reporting-verbs.ts";
import { AUXILIARIES, DETERMINERS, PREPOSITIONS, RELATIVES } from "../words/function-words.ts";
import { readMention } from "./noun-phrases.ts";
import type { SentenceContext } from "./sentence-context.ts";
import { joinApposition } from "./appositions.ts";
import type { Token } from "../document/tokens.ts";

const FINITE = /ed$/;

/** The subject of a sentence without a reporting verb: whom "he" in the next sentence means. */
export function subjectOfSentence(
  sentence: readonly Token[],
  context: SentenceContext,
): Speaker | null {
  const chunks = firstChunks(sentence, context);
  for (const [index, { from, to }] of chunks.entries()) {
    if (PREPOSITIONS.has(sentence[from]!.lower) || RELATIVES.has(sentence[from]!.lower)) continue;
    const mention = readMention(sentence, from, endOfName(sentence, from, to), context);
    if (!mention) continue;
    const next = chunks[index + 1];
    const after =
      next &&
      !RELATIVES.has(sentence[next.from]!.lower) &&
      !PREPOSITIONS.has(sentence[next.from]!.lower) &&
      readMention(sentence, next.from, next.to, context);
    const speaker = context.cast.resolve(after ? joinApposition(mention, after) : mention);
    // "Make of that what you will": a lone capital at the start is a name only before its verb.
    if (mention.kind === "name" && from === 0 && to > 1 && speaker?.kind !== "person") continue;
    return speaker;
  }
  return null;
}

/** "Paul Lund shook his head": a name, a verb that no list has, and its object. */
export function endOfName(sentence: readonly Token[], from: number, to: number): number {
  for (let i = from + 1; i < to - 1; i++) {
    const { lower, capital, kind } = sentence[i]!;
    const verb = kind === "word" && !capital && !PREPOSITIONS.has(lower) && lower !== "and";
    if (verb && sentence[i - 1]!.capital && DETERMINERS.has(sentence[i + 1]!.lower)) return i;
  }
  return to;
}

function firstChunks(sentence: readonly Token[], { cues }: SentenceContext) {
  const chunks: { from: number; to: number }[] = [];
  let from = 0;
  for (let i = 0; i <= sentence.length && chunks.length < 4; i++) {
    const token = sentence[i];
    const verb =
      token?.kind === "word" &&
      !token.capital &&
      (AUXILIARIES.has(token.lower) ||
        FINITE.test(token.lower) ||
        isReportingVerb(sentence, i, cues));
    if (token?.kind === "word" && !verb) continue;
    if (i > from) chunks.push({ from, to: i });
    from = i + 1;
    if (verb && chunks.length > 0) break;
  }
  return chunks;
}

/** Learns the people a sentence names in full, with what stands right before and behind their names. */
export function learnNames(sentence: readonly Token[], context: SentenceContext) {
  for (let i = 0; i < sentence.length; i++) {
    if (sentence[i]!.kind !== "word" || !sentence[i]!.capital) continue;
    let to = i;
    while (to < sentence.length && sentence[to]!.kind === "word" && sentence[to]!.capital) to++;
    if (to - i > 1 && to - i < 7) {
      const mention = readMention(sentence, i, to, context);
      if (mention?.kind === "person") context.cast.learn(mention);
    }
    i = to;
  }
}
