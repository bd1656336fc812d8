import { UnreadArticleError } from "../errors.ts";
import type { Article } from "../extraction/article.ts";
import type { Extraction } from "../extraction/extract-article.ts";
import { openThread, ThreadError, threadFile } from "../work/thread.ts";
import type * as ArticleThread from "./article-thread.ts";
import { read as readInThread } from "./article-thread.ts";

const THREAD_FILE = threadFile("article-thread", import.meta.url);
/** Pages of ten times the usual length are read in well under a second. */
const TIME_LIMIT_MS = 10_000;
const MAX_MEMORY_MB = 1_024;

export type ArticleReader = {
  /**
   * The title and statements of an article. Pages are read one after the other in a thread of their own.
   * Throws UnreadArticleError, which names the file, for an article that takes too long or breaks the reader;
   * other articles can still be read after that.
   */
  read(article: Article): Promise<Extraction>;
  close(): Promise<void>;
};

/** A reader of articles; its thread starts with the first page and ends with `close`. */
export function openArticleReader({ timeLimitMs = TIME_LIMIT_MS } = {}): ArticleReader {
  const thread = openThread<typeof ArticleThread>({
    file: THREAD_FILE,
    maxMemoryMb: MAX_MEMORY_MB,
  });

  async function readPage(article: Article): Promise<Extraction> {
    try {
      const reply = await thread.run("read", article, timeLimitMs);
      if ("extraction" in reply) return reply.extraction;
      throw unreadable(article, reply.failure);
    } catch (error) {
      if (!(error instanceof ThreadError)) throw error;
      if (error.slow) {
        const limit = `within ${timeLimitMs / 1_000} s`;
        const message = `can't be read as a page ${limit}; save its text as .txt`;
        throw unread(article, "ARTICLE_TOO_SLOW", message);
      }
      const message = `can't be read as a page: reading it ${error.message}`;
      throw unread(article, "ARTICLE_BREAKS_READER", message);
    }
  }

  function readText(article: Article): Extraction {
    const reply = readInThread(article);
    if ("extraction" in reply) return reply.extraction;
    throw unreadable(article, reply.failure);
  }

  return {
    read: async (article) => (article.html === undefined ? readText(article) : readPage(article)),
    close: () => thread.close(),
  };
}

function unreadable(article: Article, failure: string): UnreadArticleError {
  return unread(article, "ARTICLE_UNREADABLE", `can't be read: ${failure}`);
}

function unread({ file }: Article, code: string, message: string): UnreadArticleError {
  return new UnreadArticleError(code, { file: file ?? "standard input", message });
}
