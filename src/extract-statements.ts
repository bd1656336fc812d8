import type { Article } from "./extraction/article.ts";
import { openExtractor } from "./extraction/open-extractor.ts";
import { loadReportingVerbs } from "./lexicons/load-reporting-verbs.ts";
import type { Statement } from "./statement/statement.ts";

let extract: ((article: Article) => Statement[]) | undefined;

/** The statements in an article; the first call reads the reporting verbs. */
export function extractStatements(article: Article): Statement[] {
  extract ??= openExtractor(loadReportingVerbs());
  return extract(article);
}
