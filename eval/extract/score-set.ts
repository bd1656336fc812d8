import { extractArticle } from "../../src/extract-statements.ts";
import { hasLabels } from "../../src/statement/tags.ts";
import { tagStatement } from "../../src/tag-statement.ts";
import type { LabelledSet } from "./labels.ts";
import { type Score, scoreArticle } from "./score.ts";

/** Each article of a set by its file, extracted and tagged as users have it, compared with its labels. */
export function scoreSet({ articles }: LabelledSet): { file: string; score: Score }[] {
  return articles.map(({ gold, article }) => {
    const { statements, explanations } = extractArticle(article);
    const rows = statements.map((statement, i) => {
      const mention = tagStatement(statement);
      const tags = hasLabels(mention) ? mention.tags : null;
      return {
        ...statement,
        construction: explanations[i]?.construction,
        country: tags?.country.code ?? null,
        stance: tags?.stance.label ?? null,
      };
    });
    return { file: gold.file, score: scoreArticle(gold, rows) };
  });
}
