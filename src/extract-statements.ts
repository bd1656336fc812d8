import type { Article } from "./extraction/article.ts";
import { type Extraction, openExtractor } from "./extraction/open-extractor.ts";
import { loadReportingVerbs } from "./lexicons/load-reporting-verbs.ts";
import type { Statement } from "./statement/statement.ts";

let extract: ((article: Article) => Extraction) | undefined;

/** What is found in an article; the first call reads the reporting verbs. */
export function extractArticle(article: Article): Extraction {
  extract ??= openExtractor(loadReportingVerbs());
  return extract(article);
}

/** The statements in an article. */
export function extractStatements(article: Article): Statement[] {
  return extractArticle(article).statements;
}
