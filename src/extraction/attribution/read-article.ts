import type { Document } from "../document/document.ts";
import { readPieces } from "../document/pieces.ts";
import { quotesOfParagraph } from "../document/quotes.ts";
import { openSentence } from "../document/sentence.ts";
import { cutSentences } from "../document/sentences.ts";
import { readTokens } from "../document/tokens.ts";
import { openVocabulary } from "../document/vocabulary.ts";
import { layOut } from "../layout/lay-out.ts";
import { paragraphsOf, type Paragraph, type ReadParagraph } from "../layout/paragraphs.ts";
import { openKnownSpeakers, type KnownSpeakers, type Speaker } from "../speakers/known-speakers.ts";
import { readOutlet } from "../speakers/outlets.ts";
import type { SpeechLexicon } from "../words/speech-lexicon.ts";
import type { VerbIndex } from "../words/verb-index.ts";
import type { ClassesOf } from "../words/word-classes.ts";
import type { PlacedAttribution } from "./attribution.ts";
import {
  readParagraph,
  readTurnOf,
  type ParagraphReading,
  type Speaking,
} from "./read-paragraph.ts";
import { readTurns } from "./transcript.ts";
import { whoIsAsked } from "./who-is-asked.ts";

/** The lexicon that articles are read with, and an index of its words by class. */
export type ReadingWords = { lexicon: SpeechLexicon; verbs: VerbIndex; classesOf: ClassesOf };

/** Everything said in an article, in the order of reading. */
export function readArticle(document: Document, words: ReadingWords): PlacedAttribution[] {
  const { classes } = words.lexicon;
  const read = readLayout(document, words);
  const turns = readTurns(read, document.text, classes);
  const known = openKnownSpeakers(classes);
  const attributions: PlacedAttribution[] = [];
  let state: Speaking = { announced: null, continued: null };
  let heading: Paragraph["heading"];
  let asked: Speaker | null = null;
  for (const [index, { paragraph, sentences }] of read.entries()) {
    if (paragraph.heading !== heading) {
      heading = paragraph.heading;
      state = openSection(heading, state, known);
    }
    if (paragraph.form?.name !== "answer") asked = whoIsAsked(read, index, asked, known, classes);
    const turn = turns[index];
    const place = { paragraph, sentences, known, asked, listed: isListed(read, index) };
    const said: ParagraphReading = turn
      ? readTurnOf(turn, place, known)
      : readParagraph(place, state, known);
    state = said;
    for (const attribution of said.attributions) attributions.push({ ...attribution, paragraph });
  }
  return attributions;
}

/** Whether a paragraph stands in a list, or one beside it has a label, too. */
function isListed(read: readonly ReadParagraph[], index: number): boolean {
  const labelled = (i: number) => read[i]?.paragraph.label !== undefined;
  return read[index]?.paragraph.kind === "item" || labelled(index - 1) || labelled(index + 1);
}

/** The paragraphs of an article with their sentences, and with the forms that its layout has. */
function readLayout(document: Document, { lexicon, verbs, classesOf }: ReadingWords) {
  const { text } = document;
  const { places, bodies, classes } = lexicon;
  const pieces = readPieces(document, lexicon, verbs);
  const vocabulary = openVocabulary(classesOf);
  const cut = pieces.map((span) => {
    const quotes = quotesOfParagraph(text, span.start, span.end);
    return cutSentences(readTokens(text, span, quotes, vocabulary), text);
  });
  const common = vocabulary.common();
  const article = { text, places, bodies, classes, vocabulary, verbs, common };
  const read = pieces.map((piece, i) => ({
    piece,
    sentences: (cut[i] ?? []).map((tokens) => openSentence(tokens, article)),
  }));
  return paragraphsOf(layOut(article, read), text, classes);
}

/** A press review's heading names the paper whose words stand under it, that of a live page whoever speaks. */
function openSection(
  heading: Paragraph["heading"],
  { announced }: Speaking,
  known: KnownSpeakers,
): Speaking {
  const outlet = heading ? readOutlet(heading.text) : null;
  known.enterOutlet(outlet);
  const named = heading?.names ? known.meet(heading.names) : null;
  if (named) known.note(named);
  if (!outlet) return { announced, continued: named && { speaker: named, cue: null } };
  const speaking = { speaker: outlet, cue: null };
  return { announced: speaking, continued: speaking };
}
