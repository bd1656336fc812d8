import type { Speaker } from "../speakers/known-speakers.ts";
import type { Announcement, Find } from "./attribution.ts";
import type { SentenceContext } from "../speakers/sentence-context.ts";
import { AUXILIARIES, PREPOSITIONS } from "../words/function-words.ts";
import { readMention } from "../speakers/noun-phrases.ts";
import { beginsSentence } from "../document/sentences.ts";
import { endOfName, subjectOfSentence } from "../speakers/sentence-subjects.ts";
import type { Token } from "../document/tokens.ts";

/** A sentence that is nothing but a quotation, said by whoever was speaking. */
export function readBareQuote(
  sentence: readonly Token[],
  speaking: Announcement | null,
  { text }: SentenceContext,
): Find[] | null {
  const [first, ...rest] = sentence;
  if (first?.kind !== "quote" || rest.some(({ kind }) => kind !== "mark")) return null;
  const { from, to } = first.quote!;
  if (!beginsSentence(text, from, to)) return null;
  if (!speaking) return [];
  const around = spanOf(sentence);
  return [{ start: from, end: to, kind: "direct", ...speaking, context: around }];
}

/** "John Kirby: ..." and "France — ...": a name, a mark, and a quotation. */
export function readLabel(sentence: readonly Token[], context: SentenceContext): Find[] | null {
  const at = sentence.findIndex(
    ({ kind, text }, i) =>
      kind === "mark" && /[:—–-]/.test(text) && sentence[i + 1]?.kind === "quote",
  );
  const quote = sentence[at + 1]?.quote;
  if (at < 1 || at > 20 || !quote) return null;
  const label = sentence.slice(0, at);
  const rest = sentence.slice(at + 2);
  if (rest.some(({ kind }) => kind !== "mark") || label.some(({ kind }) => kind === "quote"))
    return null;
  if (
    label.some(
      ({ lower, capital }) =>
        !capital &&
        ((context.cues.has(lower) && !PREPOSITIONS.has(lower)) || AUXILIARIES.has(lower)),
    )
  )
    return null;
  // "Germany - Chancellor Ada Brandt: ...": who stands nearer to the words speaks them.
  const dash = label.findLastIndex(({ kind, text }) => kind === "mark" && /[-—–]/.test(text));
  const near = dash > 0 ? subjectOfSentence(label.slice(dash + 1), context) : null;
  const speaker = near ?? subjectOfSentence(label, context);
  if (!speaker) return null;
  context.cast.note(speaker);
  return [direct(sentence, at + 1, speaker, null)];
}

/** "Mr Biden himself needed three words: ..." */
export function readColonQuote(
  sentence: readonly Token[],
  speaker: Speaker,
  { text }: SentenceContext,
): Find[] {
  const at = sentence.findIndex((token) => token.text === ":");
  const quote = at > 0 ? sentence[at + 1]?.quote : undefined;
  if (!quote || !beginsSentence(text, quote.from, quote.to)) return [];
  return [direct(sentence, at + 1, speaker, null)];
}

/** "I am reading from the wire, a deputy minister: ...": who stands right before the colon. */
export function readIntroduced(sentence: readonly Token[], context: SentenceContext): Find[] {
  const at = sentence.findIndex(({ text }, i) => text === ":" && sentence[i + 1]?.kind === "quote");
  const from = sentence.findLastIndex(({ kind }, i) => i < at && kind === "mark") + 1;
  const mention =
    at > from ? readMention(sentence, from, endOfName(sentence, from, at), context) : null;
  const speaker = mention && context.cast.resolve(mention);
  const quote = sentence[at + 1]?.quote;
  if (!speaker || !quote || !beginsSentence(context.text, quote.from, quote.to)) return [];
  context.cast.note(speaker);
  return [direct(sentence, at + 1, speaker, null)];
}

/** "..." is how she puts it; "...": this was all that the minister would say. */
export function readQuoteAsSubject(
  sentence: readonly Token[],
  context: SentenceContext,
): Find[] | null {
  if (sentence[0]?.kind !== "quote") return null;
  let at = 1;
  while (at < 4 && /^(?:[,:]|this|that|such)$/.test(sentence[at]?.text ?? "")) at++;
  if (!/^(?:is|was|were|are)$/.test(sentence[at]?.lower ?? "")) return null;
  const opener = sentence.findIndex(
    ({ lower }, i) => i > at && /^(?:how|what|all|that)$/.test(lower),
  );
  if (opener < 0 || opener > at + 3) return null;
  let from = opener + 1;
  while (sentence[from]?.lower === "that") from++;
  let to = from + 1;
  while (to < sentence.length && sentence[to]!.kind === "word" && !isVerb(sentence, to, context))
    to++;
  const mention = readMention(sentence, from, to, context);
  const speaker = mention && context.cast.resolve(mention);
  if (!speaker) return null;
  context.cast.note(speaker);
  const cue = sentence.slice(to, to + 2).filter(({ kind }) => kind === "word");
  return [direct(sentence, 0, speaker, cue.map(({ text }) => text).join(" ") || null)];
}

/** "The minister is 'proud as punch' of it"; "the ministry, which ..., 'views this with concern'". */
export function readPredicate(sentence: readonly Token[], context: SentenceContext): Find[] {
  const at = sentence.findIndex(({ kind }) => kind === "quote");
  const quote = sentence[at]?.quote;
  if (at < 2 || !quote || beginsSentence(context.text, quote.from, quote.to)) return [];
  const before = sentence[at - 1]!;
  const copula = /^(?:is|was|are|were|remains|remained)$/.test(before.lower);
  const relative =
    before.text === "," &&
    sentence.slice(0, at).some(({ lower }) => lower === "which" || lower === "who");
  const bare =
    before.text === "," && !sentence.slice(0, at).some((_, i) => isVerb(sentence, i, context));
  if (!copula && !relative && !bare) return [];
  const end = sentence.findLastIndex(({ kind }) => kind !== "mark");
  const head = readMention(sentence, 0, headEnd(sentence, at), context);
  if (
    !head ||
    head.kind === "place" ||
    head.kind === "pronoun" ||
    (copula && !isPersonal(sentence, at, context))
  )
    return [];
  const speaker = subjectOfSentence(sentence.slice(0, at), context);
  if (!speaker) return [];
  context.cast.note(speaker);
  const start = copula ? before.start : sentence[at]!.start;
  const stop = relative || bare ? sentence[at]!.end : sentence[end]!.end;
  return [{ start, end: stop, kind: "partial", speaker, cue: null, context: spanOf(sentence) }];
}

function isPersonal(sentence: readonly Token[], at: number, context: SentenceContext): boolean {
  const speaker = subjectOfSentence(sentence.slice(0, at), context);
  return speaker?.kind === "person";
}

function headEnd(sentence: readonly Token[], at: number): number {
  const comma = sentence.findIndex(({ text }, i) => text === "," || i === at - 1);
  return Math.max(1, comma);
}

function isVerb(sentence: readonly Token[], at: number, { cues }: SentenceContext): boolean {
  const { lower, capital } = sentence[at]!;
  return !capital && (AUXILIARIES.has(lower) || cues.has(lower) || lower.endsWith("ed"));
}

function direct(
  sentence: readonly Token[],
  at: number,
  speaker: Speaker,
  cue: string | null,
): Find {
  const { from, to } = sentence[at]!.quote!;
  return { start: from, end: to, kind: "direct", speaker, cue, context: spanOf(sentence) };
}

/** From the first to the last token of a sentence. */
export function spanOf(sentence: readonly Token[]) {
  return { start: sentence[0]!.start, end: sentence.at(-1)!.end };
}
