import type { Article } from "./article.ts";
import { type Document, readText } from "./document/document.ts";
import { withPlainMarks } from "./document/quotation-marks.ts";
import { readPage } from "./page/read-page.ts";
import type { SpeechLexicon } from "./words/speech-lexicon.ts";

/** An article as paragraphs: as a page where it came as one, else as a text. */
export function readDocument({ html, text = "" }: Article, lexicon: SpeechLexicon): Document {
  if (html === undefined) return readText(text, lexicon);
  const page = readPage(html, lexicon);
  return { ...page, text: withPlainMarks(page.text) };
}
