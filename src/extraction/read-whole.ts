import { parsePublished } from "../statement/published.ts";
import type { Article } from "./article.ts";
import { languageOf, type IdentifyLanguage } from "./document/language.ts";
import { cleanLine } from "./document/lines.ts";
import { readDocument } from "./read-document.ts";
import type { SpeechLexicon } from "./words/speech-lexicon.ts";

/** What is read of an article, before anything is looked for in it; null where it does not say. */
export type ReadArticle = {
  text: string;
  title: string | null;
  outlet: string | null;
  publishedAt: string | null;
  url: string | null;
  /** The language that the text is in, else the one that the page names. */
  lang: string | null;
};

/** Reads articles: the same one always gives the same text. */
export function openReader(lexicon: SpeechLexicon, identify: IdentifyLanguage) {
  return (article: Article): ReadArticle => {
    const document = readDocument(article, lexicon);
    const given = (field: "outlet" | "publishedAt" | "url" | "lang") =>
      article[field] ?? document.about[field];
    return {
      text: article.html === undefined ? (article.text ?? "") : document.text.trim(),
      title: lineOf(article.title ?? document.title),
      outlet: lineOf(given("outlet")),
      publishedAt: dateOf(given("publishedAt")),
      url: given("url") ?? null,
      lang: langOf(given("lang"), languageOf(document, identify)),
    };
  };
}

function lineOf(line: string | undefined): string | null {
  return cleanLine(line, 2_000) ?? null;
}

function dateOf(written: string | undefined): string | null {
  return written !== undefined && parsePublished(written) ? written : null;
}

/** A page may name another language than the one that its text is in. */
function langOf(named: string | undefined, told: string | undefined): string | null {
  const same = told === undefined || named?.toLowerCase().startsWith(told);
  return (same ? named : told) ?? null;
}
