import { extractArticle } from "../extract-statements.ts";
import type { Article } from "../extraction/article.ts";
import type { Extraction } from "../extraction/extract-article.ts";

/** What the thread sends back for an article. */
export type Reply = { extraction: Extraction } | { failure: string };

// The thread that reads pages runs this file and calls its exports.

export function ready(): void {}

/** The extraction of an article, or the message of the error that it threw. */
export function read(article: Article): Reply {
  try {
    return { extraction: extractArticle(article) };
  } catch (error) {
    return { failure: (error as Error)?.message ?? String(error) };
  }
}
