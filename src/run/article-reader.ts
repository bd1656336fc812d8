import { UnreadArticleError } from "../errors.ts";
import type { Article } from "../extraction/article.ts";
import type { Extraction } from "../extraction/extract-article.ts";
import type { ReadArticle } from "../extraction/read-whole.ts";
import { openThread, ThreadError, threadFile } from "../work/thread.ts";
import type * as ArticleThread from "./article-thread.ts";
import { extract, read, type Reply } from "./article-thread.ts";
import type * as PreviewThread from "./preview-thread.ts";
import type { Preview } from "./preview-thread.ts";

const THREAD_FILE = threadFile("article-thread", import.meta.url);
/** One of its own, as it holds the tagger, which most readers of articles do without. */
const PREVIEW_FILE = threadFile("preview-thread", import.meta.url);
/** Of processor time. Pages of ten times the usual length are read in well under a second. */
const TIME_LIMIT_MS = 10_000;
const MAX_MEMORY_MB = 1_024;

/**
 * Reads articles, pages one after the other in a thread of their own. What it does throws UnreadArticleError, which
 * names the article, by `name` where it is given, for one that takes too long or breaks the reader; others can still be read after that.
 */
export type ArticleReader = {
  /** The title and statements of an article. */
  extract(article: Article, name?: string): Promise<Extraction>;
  /** The text of an article, and what it says about itself. */
  read(article: Article, name?: string): Promise<ReadArticle>;
  /** The same as `extract` with tags. */
  preview(article: Article): Promise<Preview>;
  close(): Promise<void>;
};

type AnswerOf = { extract: Extraction; read: ReadArticle; preview: Preview };
type Task = keyof AnswerOf;
const HERE = { extract, read };

/**
 * A reader of articles; its thread starts with the first page and ends with `close`. Texts are read in the thread
 * too where this process has others to serve.
 */
export function openArticleReader({
  timeLimitMs = TIME_LIMIT_MS,
  textsInThread = false,
} = {}): ArticleReader {
  const limits = { maxMemoryMb: MAX_MEMORY_MB, limits: "processor" } as const;
  const thread = openThread<typeof ArticleThread>({ file: THREAD_FILE, ...limits });
  const previews = openThread<typeof PreviewThread>({ file: PREVIEW_FILE, ...limits });

  async function ask<T extends Task>(
    task: T,
    article: Article,
    name = article.file ?? "standard input",
  ): Promise<AnswerOf[T]> {
    const reply = await replyTo(task, article, name);
    if ("answer" in reply) return reply.answer as AnswerOf[T];
    throw unread(name, "ARTICLE_UNREADABLE", `can't be read: ${reply.failure}`);
  }

  async function replyTo(
    task: Task,
    article: Article,
    name: string,
  ): Promise<Reply<AnswerOf[Task]>> {
    const here = article.html === undefined && !textsInThread;
    return here && task !== "preview" ? HERE[task](article) : inThread(task, article, name);
  }

  async function inThread(task: Task, article: Article, name: string) {
    try {
      if (task === "preview") return await previews.run(task, article, timeLimitMs);
      return await thread.run(task, article, timeLimitMs);
    } catch (error) {
      if (!(error instanceof ThreadError)) throw error;
      if (error.slow) {
        const limit = `within ${timeLimitMs / 1_000} s of processor time`;
        const message = `can't be read as a page ${limit}; save its text as .txt`;
        throw unread(name, "ARTICLE_TOO_SLOW", message);
      }
      const message = `can't be read as a page: reading it ${error.message}`;
      throw unread(name, "ARTICLE_BREAKS_READER", message);
    }
  }

  return {
    extract: (article, name) => ask("extract", article, name),
    read: (article, name) => ask("read", article, name),
    preview: (article) => ask("preview", article),
    async close() {
      await Promise.all([thread.close(), previews.close()]);
    },
  };
}

function unread(name: string, code: string, message: string): UnreadArticleError {
  return new UnreadArticleError(code, { file: name, message });
}
