import { extractArticle } from "../extract-statements.ts";
import type { Article } from "../extraction/article.ts";
import type { Extraction } from "../extraction/extract-article.ts";
import type { Mention } from "../statement/tags.ts";
import { tagStatement } from "../tag-statement.ts";
import { type Reply, replyOf } from "./article-thread.ts";

/** What an article would add: its statements as they would be tagged. */
export type Preview = Omit<Extraction, "statements"> & { statements: Mention[] };

// The thread that shows articles before they are counted runs this file and calls its exports.

export function ready(): void {}

/** The extraction of an article with the tags of its statements, or the message of the error that it threw. */
export function preview(article: Article): Reply<Preview> {
  return replyOf(() => {
    const found = extractArticle(article);
    return { ...found, statements: found.statements.map(tagStatement) };
  });
}
