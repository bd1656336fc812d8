import type { Article } from "../../src/extraction/article.ts";
import { openExtractor } from "../../src/extraction/extract-article.ts";
import { identifyLanguage } from "../../src/lexicons/identify-language.ts";
import { loadReportingVerbs } from "../../src/lexicons/load-reporting-verbs.ts";

/** The extractor with the verbs of the project. */
export const extractArticle = openExtractor(loadReportingVerbs(), identifyLanguage);

export const extract = (article: Article) => extractArticle(article).statements;

/** What a text of one or more paragraphs gives, as "speaker | cue | words". */
export function said(...paragraphs: string[]): string[] {
  const text = ["Reactions to the harbour treaty of Port Maren", ...paragraphs].join("\n\n");
  return extract({ text }).map(
    (statement) => `${statement.speaker ?? "?"} | ${statement.cue ?? "-"} | ${statement.text}`,
  );
}
