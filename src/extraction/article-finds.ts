import { openCast, type Speaker } from "./cast.ts";
import type { CueIndex } from "./cues.ts";
import type { Document, Paragraph } from "./document.ts";
import { readParagraphs } from "./document.ts";
import type { Announcement, Find, SentenceContext } from "./finds.ts";
import { readMention, type MentionContext } from "./mentions.ts";
import { findQuotes } from "./quotes.ts";
import { findInSentence } from "./sentence-finds.ts";
import { beginsSentence, cutSentences } from "./sentences.ts";
import { subjectOfSentence } from "./sentence-subjects.ts";
import type { SpeechLexicon } from "./speech-lexicon.ts";
import { readTokens, type Token } from "./tokens.ts";

export type PlacedFind = Find & { heading?: string; earlier: boolean };

/** Everything said in an article, in the order of reading. */
export function findInArticle(
  document: Document,
  lexicon: SpeechLexicon,
  cues: CueIndex,
): PlacedFind[] {
  const paragraphs = readParagraphs(document);
  const { text } = document;
  const sentences = paragraphs.map((paragraph) => sentencesOf(text, paragraph));
  const context: SentenceContext = {
    text,
    places: lexicon.places,
    bodies: lexicon.bodies,
    common: commonWords(sentences),
    cast: openCast(),
    cues,
  };
  const finds: PlacedFind[] = [];
  let announced: { speaker: Speaker; cue: string | null } | null = null;
  for (const [index, paragraph] of paragraphs.entries()) {
    const read = readParagraph(paragraph, sentences[index]!, announced, context);
    announced = read.announces;
    finds.push(
      ...read.finds.map((find) => ({
        ...find,
        heading: paragraph.heading,
        earlier: paragraph.earlier,
      })),
    );
  }
  return finds;
}

function sentencesOf(text: string, { start, end }: Paragraph): Token[][] {
  const { quotes } = findQuotes(text, start, end);
  return cutSentences(readTokens(text, start, end, quotes), text);
}

function commonWords(paragraphs: readonly Token[][][]): Set<string> {
  const common = new Set<string>();
  for (const sentences of paragraphs)
    for (const sentence of sentences)
      for (const { kind, capital, lower } of sentence)
        if (kind === "word" && !capital) common.add(lower);
  return common;
}

type Announced = { speaker: Speaker; cue: string | null } | null;

function readParagraph(
  paragraph: Paragraph,
  sentences: readonly Token[][],
  announced: Announced,
  context: SentenceContext,
): { finds: Find[]; announces: Announced } {
  if (paragraph.kind === "quotation") {
    if (!announced) return { finds: [], announces: null };
    return { finds: [wholeParagraph(paragraph, announced)], announces: null };
  }
  const finds: Find[] = [];
  let speaking: Announced = announced;
  for (const [index, sentence] of sentences.entries()) {
    const bare = bareQuote(sentence, context.text);
    if (bare) {
      const from: Announced = speaking ?? (index === 0 ? lastSpeaker(context) : null);
      if (from)
        finds.push({ ...bare, speaker: from.speaker, cue: from.cue, context: span(sentence) });
      continue;
    }
    const labelled = labelOf(sentence, context);
    if (labelled) {
      finds.push(...labelled);
      speaking = { speaker: labelled[0]!.speaker!, cue: null };
      continue;
    }
    const read = findInSentence(sentence, context);
    finds.push(...read.finds);
    const subject = read.speaker ?? subjectOfSentence(sentence, context);
    if (!read.speaker && subject) context.cast.note(subject);
    speaking =
      read.announces ??
      (subject ? { speaker: subject, cue: read.finds.at(-1)?.cue ?? null } : speaking);
    if (sentence.at(-1)?.text === ":" && subject) speaking = { speaker: subject, cue: null };
    if (read.finds.length === 0 && subject) finds.push(...colonQuote(sentence, subject, context));
  }
  const last = sentences.at(-1)?.at(-1);
  return { finds, announces: last?.text === ":" ? speaking : null };
}

function lastSpeaker({ cast }: SentenceContext): Announced {
  const speaker = cast.lastSpeaker();
  return speaker && { speaker, cue: null };
}

/** A sentence that is nothing but a quotation. */
function bareQuote(
  sentence: readonly Token[],
  text: string,
): Omit<Find, "speaker" | "cue" | "context"> | null {
  const [first, ...rest] = sentence;
  if (first?.kind !== "quote" || rest.some(({ kind }) => kind !== "mark")) return null;
  const { from, to } = first.quote!;
  if (!beginsSentence(text, from, to)) return null;
  return { start: from, end: to, kind: "direct" };
}

/** "John Kirby: ..." and "France — ...": a name, a mark, and a quotation. */
function labelOf(sentence: readonly Token[], context: SentenceContext): Find[] | null {
  const at = sentence.findIndex(({ kind, text }) => kind === "mark" && /[:—–]/.test(text));
  if (at < 1 || at > 14 || sentence[at + 1]?.kind !== "quote") return null;
  if (sentence.slice(0, at).some((token) => context.cues.has(token.lower) && !token.capital))
    return null;
  const speaker = labelSpeaker(sentence.slice(0, at), context);
  if (!speaker) return null;
  const rest = sentence.slice(at + 1).filter(({ kind }) => kind === "quote");
  if (sentence.slice(at + 2).some(({ kind }) => kind === "word")) return null;
  context.cast.note(speaker);
  const quote = rest[0]!.quote!;
  return [
    {
      start: quote.from,
      end: quote.to,
      kind: "direct",
      speaker,
      cue: null,
      context: span(sentence),
    },
  ];
}

function labelSpeaker(label: readonly Token[], context: SentenceContext): Speaker | null {
  const subject = subjectOfSentence([...label], context);
  if (subject) return subject;
  const mention = readMention(label, 0, label.length, context as MentionContext);
  return mention && context.cast.resolve(mention);
}

/** "Mr Biden himself needed three words: ..." */
function colonQuote(
  sentence: readonly Token[],
  speaker: Speaker,
  { text }: SentenceContext,
): Find[] {
  const at = sentence.findIndex((token) => token.text === ":");
  const quote = at > 0 ? sentence[at + 1]?.quote : undefined;
  if (!quote || !beginsSentence(text, quote.from, quote.to)) return [];
  return [
    {
      start: quote.from,
      end: quote.to,
      kind: "direct",
      speaker,
      cue: null,
      context: span(sentence),
    },
  ];
}

function wholeParagraph({ start, end }: Paragraph, { speaker, cue }: NonNullable<Announced>): Find {
  return { start, end, kind: "direct", speaker, cue, context: { start, end } };
}

function span(sentence: readonly Token[]) {
  return { start: sentence[0]!.start, end: sentence.at(-1)!.end };
}
