import type { Article } from "./extraction/article.ts";
import { type Extract, type Extraction, openExtractor } from "./extraction/extract-article.ts";
import { openReader, type ReadArticle } from "./extraction/read-whole.ts";
import { identifyLanguage } from "./lexicons/identify-language.ts";
import { openCountryReader } from "./lexicons/read-countries.ts";
import { loadSpeechLexicon } from "./lexicons/load-speech-lexicon.ts";
import type { Statement } from "./statement/statement.ts";

let extract: Extract | undefined;
let read: ((article: Article) => ReadArticle) | undefined;

/** What is found in an article, or that it was passed over; the first call reads the reporting verbs. */
export function extractArticle(article: Article): Extraction {
  extract ??= openExtractor(loadSpeechLexicon(), identifyLanguage, openCountryReader());
  return extract(article);
}

/** The statements in an article; none where it is not in English. */
export function extractStatements(article: Article): Statement[] {
  return extractArticle(article).statements;
}

/** What is read of an article: its text, and what it says about itself. */
export function readArticle(article: Article): ReadArticle {
  read ??= openReader(loadSpeechLexicon(), identifyLanguage);
  return read(article);
}
