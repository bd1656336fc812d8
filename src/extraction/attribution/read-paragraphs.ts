import { openCast, type Speaker } from "../speakers/known-speakers.ts";
import type { CueIndex } from "../words/reporting-verbs.ts";
import { readParagraphs, type Document, type Paragraph } from "../document/document.ts";
import type { Announcement, Find, PlacedFind } from "./attribution.ts";
import type { SentenceContext } from "../speakers/sentence-context.ts";
import { readOutlet } from "../speakers/outlets.ts";
import {
  readBareQuote,
  readColonQuote,
  readIntroduced,
  readLabel,
  readPredicate,
  readQuoteAsSubject,
} from "./quote-without-verb.ts";
import { findQuotes } from "../document/quotes.ts";
import { findInSentence } from "./verb-attribution.ts";
import { learnNames, subjectOfSentence } from "../speakers/sentence-subjects.ts";
import { beginsSentence, cutSentences } from "../document/sentences.ts";
import type { SpeechLexicon } from "../words/speech-lexicon.ts";
import { readTokens, type Token } from "../document/tokens.ts";
import { isTranscript, keepTurns, readTurn, speechOf, type Turn } from "./transcript.ts";

/** Everything said in an article, in the order of reading. */
export function findInArticle(
  document: Document,
  lexicon: SpeechLexicon,
  cues: CueIndex,
): PlacedFind[] {
  const { text } = document;
  const paragraphs = readParagraphs(document, lexicon);
  const labels = paragraphs.map((paragraph) => readTurn(text, paragraph));
  const turns: (Turn | null)[] = isTranscript(labels) ? keepTurns(labels) : [];
  const sentences = paragraphs.map(({ start, end }, index) =>
    sentencesOf(text, turns[index]?.from ?? start, end),
  );
  const names = { text, places: lexicon.places, bodies: lexicon.bodies };
  const context = { ...names, common: commonWords(sentences), cast: openCast(), cues };
  const finds: PlacedFind[] = [];
  let announced: Announcement | null = null;
  let heading: string | undefined;
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.heading !== heading) {
      heading = paragraph.heading;
      announced = openSection(heading, context) ?? announced;
    }
    const turn = turns[index] ?? null;
    const read: ParagraphFinds = turn
      ? readSpeech(turn, sentences[index]!, context)
      : readParagraph(paragraph, sentences[index]!, announced, context);
    announced = read.announces;
    for (const find of read.finds) finds.push({ ...find, paragraph });
  }
  return finds;
}

function sentencesOf(text: string, start: number, end: number): Token[][] {
  const { quotes } = findQuotes(text, start, end);
  return cutSentences(readTokens(text, start, end, quotes), text);
}

function commonWords(paragraphs: readonly Token[][][]): Set<string> {
  const common = new Set<string>();
  for (const token of paragraphs.flat(2)) {
    if (token.kind === "word" && !token.capital) common.add(token.lower);
  }
  return common;
}

/** A press review's heading names the paper whose words stand under it. */
function openSection(heading: string | undefined, { cast }: SentenceContext): Announcement | null {
  const outlet = heading === undefined ? null : readOutlet(heading);
  cast.enterOutlet(outlet);
  return outlet && { speaker: outlet, cue: null };
}

type ParagraphFinds = { finds: Find[]; announces: Announcement | null };

function readParagraph(
  paragraph: Paragraph,
  sentences: readonly Token[][],
  announced: Announcement | null,
  context: SentenceContext,
): ParagraphFinds {
  if (paragraph.kind === "quotation" && !hasAttribution(sentences, context)) {
    const speaking = announced ?? citeOf(paragraph, context);
    if (!speaking) return { finds: [], announces: null };
    const { start, end } = paragraph;
    context.cast.note(speaking.speaker);
    return {
      finds: [{ start, end, kind: "direct", ...speaking, context: { start, end } }],
      announces: null,
    };
  }
  const finds: Find[] = [];
  let speaking = announced?.speaker.kind === "outlet" ? null : announced;
  for (const [index, sentence] of sentences.entries()) {
    const from = speaking ?? (index === 0 ? latest(context) : null);
    const quoted =
      readBareQuote(sentence, from, context) ??
      readQuoteAsSubject(sentence, context) ??
      readLabel(sentence, context);
    if (quoted) {
      for (const find of quoted) finds.push(find);
      if (quoted[0]) speaking = { speaker: quoted[0].speaker!, cue: quoted[0].cue };
      continue;
    }
    const read = readSentence(sentence, context);
    for (const find of read.finds) finds.push(find);
    speaking = read.announces ?? speaking;
  }
  const colon = sentences.at(-1)?.at(-1)?.text === ":";
  return { finds, announces: colon ? speaking : null };
}

function readSentence(sentence: readonly Token[], context: SentenceContext): ParagraphFinds {
  const { cast } = context;
  learnNames(sentence, context);
  const asks = sentence.at(-1)!.text === "?";
  const subject = asks ? null : subjectOfSentence(sentence, context);
  if (subject) cast.note(subject);
  const read = findInSentence(sentence, context);
  if (read.announces) return read;
  if (read.finds.length > 0 && read.speaker) {
    return { finds: read.finds, announces: { speaker: read.speaker, cue: read.finds.at(-1)!.cue } };
  }
  if (!subject) {
    const introduced = read.finds.length > 0 ? [] : readIntroduced(sentence, context);
    const speaker = introduced[0]?.speaker;
    return {
      finds: [...read.finds, ...introduced],
      announces: speaker ? { speaker, cue: null } : null,
    };
  }
  const predicate = readPredicate(sentence, context);
  const finds = [
    ...read.finds,
    ...(predicate.length > 0 ? predicate : readColonQuote(sentence, subject, context)),
  ];
  return { finds, announces: { speaker: subject, cue: null } };
}

function latest({ cast }: SentenceContext): Announcement | null {
  const speaker = cast.lastSpeaker();
  return speaker && { speaker, cue: null };
}

function hasAttribution(sentences: readonly Token[][], context: SentenceContext): boolean {
  return sentences.some((sentence) => {
    const speech = sentence.some(
      ({ quote }) => quote && beginsSentence(context.text, quote.from, quote.to),
    );
    return speech && sentence.some(({ lower }) => context.cues.has(lower));
  });
}

function citeOf({ cite }: Paragraph, { cast }: SentenceContext): Announcement | null {
  if (!cite) return null;
  const name = cite
    .replace(/^[—–-]\s*/, "")
    .split(/[(,]/, 1)[0]!
    .trim();
  const mention = { kind: "person", name, definite: false, text: name } as const;
  const speaker: Speaker | null = name ? cast.resolve(mention) : null;
  return speaker && { speaker, cue: null };
}

/** A turn of a transcript: what its speaker says, and whom it quotes. */
function readSpeech(
  turn: Turn,
  sentences: readonly Token[][],
  context: SentenceContext,
): ParagraphFinds {
  const speaker = context.cast.label(turn.label);
  const quoting = new Set<readonly Token[]>();
  const finds: Find[] = [];
  let speaking: Announcement | null = null;
  for (const sentence of sentences) {
    const bare = readBareQuote(sentence, speaking, context);
    const read: ParagraphFinds = bare
      ? { finds: bare, announces: speaking }
      : readSentence(sentence, context);
    speaking = read.announces;
    const others = read.finds.filter((find) => find.speaker !== speaker && isQuoted(find));
    if (others.length > 0) quoting.add(sentence);
    finds.push(...others);
  }
  if (turn.asks) return { finds, announces: null };
  context.cast.note(speaker);
  const runs = speechOf(sentences, context.text, (sentence) => quoting.has(sentence));
  const own = runs.map(({ start, end }): Find => ({
    start,
    end,
    kind: "direct",
    speaker,
    cue: null,
    context: { start, end },
  }));
  return { finds: [...finds, ...own].sort((a, b) => a.start - b.start), announces: null };
}

function isQuoted({ kind }: Find): boolean {
  return kind !== "indirect";
}
