import type { Article } from "../../src/extraction/article.ts";
import type { Quote } from "../../src/extraction/document/quotes.ts";
import { openSentence, type Sentence } from "../../src/extraction/document/sentence.ts";
import { readTokens, type Token } from "../../src/extraction/document/tokens.ts";
import { openCountryReader } from "../../src/lexicons/read-countries.ts";
import { openExtractor } from "../../src/extraction/extract-article.ts";
import { indexVerbs } from "../../src/extraction/words/verb-index.ts";
import { openVocabulary } from "../../src/extraction/document/vocabulary.ts";
import { indexClasses } from "../../src/extraction/words/word-classes.ts";
import { identifyLanguage } from "../../src/lexicons/identify-language.ts";
import { loadSpeechLexicon } from "../../src/lexicons/load-speech-lexicon.ts";

export const lexicon = loadSpeechLexicon();
export const { classes } = lexicon;
const vocabulary = openVocabulary(indexClasses(classes));
const verbs = indexVerbs(lexicon);

/** The extractor with the words of the project. */
export const extractArticle = openExtractor(lexicon, identifyLanguage, openCountryReader());

/** The words and marks of a text, with these quotes. */
export function tokensOf(text: string, quotes: readonly Quote[]): Token[] {
  return readTokens(text, { start: 0, end: text.length }, quotes, vocabulary);
}

/** A text without quotes as one sentence. */
export function sentenceOf(text: string): Sentence {
  const common = new Set<string>();
  return openSentence(tokensOf(text, []), { ...lexicon, text, verbs, vocabulary, common });
}

export const extract = (article: Article) => extractArticle(article).statements;

/** What a text of one or more paragraphs gives, as "speaker | cue | words". */
export function said(...paragraphs: string[]): string[] {
  const text = ["Reactions to the harbour treaty of Port Maren", ...paragraphs].join("\n\n");
  return extract({ text }).map(
    (statement) => `${statement.speaker ?? "?"} | ${statement.cue ?? "-"} | ${statement.text}`,
  );
}
