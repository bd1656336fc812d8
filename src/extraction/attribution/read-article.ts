import { readParagraphs, type Document, type Paragraph } from "../document/document.ts";
import { findQuotes } from "../document/quotes.ts";
import { openSentence, type Sentence } from "../document/sentence.ts";
import { cutSentences } from "../document/sentences.ts";
import { readTokens } from "../document/tokens.ts";
import { openVocabulary } from "../document/vocabulary.ts";
import { openKnownSpeakers, type KnownSpeakers } from "../speakers/known-speakers.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import { readOutlet } from "../speakers/outlets.ts";
import type { SpeechLexicon } from "../words/speech-lexicon.ts";
import type { VerbIndex } from "../words/verb-index.ts";
import type { ClassesOf } from "../words/word-classes.ts";
import type { Announcement, Attribution, PlacedAttribution } from "./attribution.ts";
import type { ParagraphScene } from "./construction.ts";
import { readSentence, type SentenceReading } from "./read-sentence.ts";
import { openTaking } from "./taking.ts";
import { isTranscript, keepTurns, readTurn, type Turn } from "./transcript.ts";

/** The lexicon that articles are read with, and an index of its words by class. */
export type ReadingWords = { lexicon: SpeechLexicon; verbs: VerbIndex; classesOf: ClassesOf };

/** Everything said in an article, in the order of reading. */
export function readArticle(document: Document, words: ReadingWords): PlacedAttribution[] {
  const { text } = document;
  const { classes } = words.lexicon;
  const paragraphs = readParagraphs(document, words.lexicon);
  const labels = paragraphs.map((paragraph) => readTurn(text, paragraph, classes));
  const turns: (Turn | null)[] = isTranscript(labels) ? keepTurns(labels) : [];
  const spans = paragraphs.map(({ start, end }, i) => ({ start: turns[i]?.from ?? start, end }));
  const sentences = openSentences(text, spans, words);
  const read = paragraphs.map((paragraph, i) => ({ paragraph, sentences: sentences[i] ?? [] }));
  const known = openKnownSpeakers(classes);
  const attributions: PlacedAttribution[] = [];
  let announced: Announcement | null = null;
  let heading: string | undefined;
  for (const [index, { paragraph, sentences: own }] of read.entries()) {
    if (paragraph.heading !== heading) {
      heading = paragraph.heading;
      announced = openSection(heading, known) ?? announced;
    }
    const turn = turns[index];
    const following = read[index + 1] ?? null;
    const place = { paragraph, sentences: own, following, known };
    const said: SentenceReading = turn
      ? readTurnOf(turn, place, known)
      : readParagraph(place, announced, known);
    announced = said.speaking;
    for (const attribution of said.attributions) attributions.push({ ...attribution, paragraph });
  }
  return attributions;
}

function openSentences(
  text: string,
  spans: readonly { start: number; end: number }[],
  { lexicon, verbs, classesOf }: ReadingWords,
): Sentence[][] {
  const vocabulary = openVocabulary(classesOf);
  const cut = spans.map((span) => {
    const { quotes } = findQuotes(text, span.start, span.end);
    return cutSentences(readTokens(text, span, quotes, vocabulary), text);
  });
  const { places, bodies, classes } = lexicon;
  const article = { text, places, bodies, classes, verbs, common: vocabulary.common() };
  return cut.map((sentences) => sentences.map((tokens) => openSentence(tokens, article)));
}

/** A press review's heading names the paper whose words stand under it. */
function openSection(heading: string | undefined, known: KnownSpeakers): Announcement | null {
  const outlet = heading === undefined ? null : readOutlet(heading);
  known.enterOutlet(outlet);
  return outlet && { speaker: outlet, cue: null };
}

type Place = Pick<ParagraphScene, "paragraph" | "sentences" | "following" | "known">;

function readParagraph(
  place: Place,
  announced: Announcement | null,
  known: KnownSpeakers,
): SentenceReading {
  const { paragraph, sentences } = place;
  const cited = citedIn(paragraph);
  const whole = takeWhole({ ...place, announced, cited, turn: null }, known);
  if (whole) return { attributions: whole, speaking: null };
  const attributions: Attribution[] = [];
  let speaking = announced?.speaker.kind === "outlet" ? null : announced;
  for (const [index, sentence] of sentences.entries()) {
    const before = speaking ?? (index === 0 ? lastOf(known) : null);
    const read = readSentence(sentence, known, before);
    if (!onlyLeads(read.attributions, sentence, sentences[index + 1]))
      attributions.push(...read.attributions);
    speaking = read.speaking ?? speaking;
  }
  const last = sentences.at(-1);
  return { attributions, speaking: last?.says(last.length - 1, ":") ? speaking : null };
}

const MAX_LEAD = 4;

/** "Anna Berg was less happy." leads to the quotation behind it, and says nothing itself. */
function onlyLeads(
  [only, ...more]: readonly Attribution[],
  sentence: Sentence,
  next: Sentence | undefined,
): boolean {
  if (!only || more.length > 0 || only.construction !== "judgement" || !next?.opensDirect(0))
    return false;
  const words = sentence.article.text.slice(only.start, only.end).split(/\s+/, MAX_LEAD + 1);
  return words.length <= MAX_LEAD;
}

/** What the constructions of whole paragraphs see in one. */
function takeWhole(scene: ParagraphScene, known: KnownSpeakers): readonly Attribution[] | null {
  const taking = openTaking(known);
  const seen = taking.first("paragraph", (row) => row.find(scene));
  return seen && taking.attributions;
}

function lastOf(known: KnownSpeakers): Announcement | null {
  const speaker = known.lastSpeaker();
  return speaker && { speaker, cue: null };
}

/** Who signs a quotation that is set off. */
function citedIn({ cite }: Paragraph): NounPhrase | null {
  const [name = ""] = (cite ?? "").replace(/^[—–-]\s*/, "").split(/[(,]/, 1);
  const text = name.trim();
  return text ? { kind: "person", name: text, definite: false, text } : null;
}

/** A turn of a transcript: what its speaker says, and whom it quotes. */
function readTurnOf({ label, asks }: Turn, place: Place, known: KnownSpeakers): SentenceReading {
  const speaker = known.label(label);
  const quoting = new Set<Sentence>();
  const others: Attribution[] = [];
  let speaking: Announcement | null = null;
  for (const sentence of place.sentences) {
    const read: SentenceReading = readSentence(sentence, known, speaking);
    speaking = read.speaking;
    const quoted = read.attributions.filter(
      (other) => other.speaker !== speaker && other.kind !== "indirect",
    );
    if (quoted.length > 0) quoting.add(sentence);
    others.push(...quoted);
  }
  const turn = { speaker, asks, quoting };
  const own = takeWhole({ ...place, announced: null, cited: null, turn }, known) ?? [];
  const all = [...others, ...own].sort((a, b) => a.start - b.start);
  return { attributions: all, speaking: null };
}
