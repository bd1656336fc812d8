import { extractArticle, readArticle } from "../extract-statements.ts";
import type { Article } from "../extraction/article.ts";
import type { Extraction } from "../extraction/extract-article.ts";
import type { ReadArticle } from "../extraction/read-whole.ts";

/** What the thread sends back for an article. */
export type Reply<Answer> = { answer: Answer } | { failure: string };

// The thread that reads pages runs this file and calls its exports.

export function ready(): void {}

/** The extraction of an article, or the message of the error that it threw. */
export function extract(article: Article): Reply<Extraction> {
  return replyOf(() => extractArticle(article));
}

/** What is read of an article, or the message of the error that it threw. */
export function read(article: Article): Reply<ReadArticle> {
  return replyOf(() => readArticle(article));
}

/** What a task answers, or the message of the error that it threw. */
export function replyOf<Answer>(task: () => Answer): Reply<Answer> {
  try {
    return { answer: task() };
  } catch (error) {
    return { failure: (error as Error)?.message ?? String(error) };
  }
}
