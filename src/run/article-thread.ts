import { extractArticle } from "../extract-statements.ts";
import type { Article } from "../extraction/article.ts";
import type { Extraction } from "../extraction/extract-article.ts";

/** What the thread sends back for an article. */
export type Reply = { extraction: Extraction } | { failure: string };

// The whole of a thread that reads pages.

export function ready(): void {}

/** What is found in an article, or the message of the error that reading it threw. */
export function read(article: Article): Reply {
  try {
    return { extraction: extractArticle(article) };
  } catch (error) {
    return { failure: (error as Error)?.message ?? String(error) };
  }
}
