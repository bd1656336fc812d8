import { once } from "node:events";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { InvalidInputError } from "../errors.ts";
import { extractArticle } from "../extract-statements.ts";
import type { Article } from "../extraction/article.ts";
import type { Extraction } from "../extraction/open-extractor.ts";
import type { Reply } from "./article-thread.ts";

/** Pages of ten times the usual length are read in well under a second. */
const TIME_LIMIT_MS = 10_000;
const MAX_MEMORY_MB = 1_024;

export type ArticleReader = {
  /**
   * What is found in an article. Pages are read one after the other in a thread of their own: one that
   * takes too long, or breaks the reader, is an InvalidInputError that names its file.
   */
  read(article: Article): Promise<Extraction>;
  close(): Promise<void>;
};

/** A reader of articles; its thread starts with the first page and ends with `close`. */
export function openArticleReader({ timeLimitMs = TIME_LIMIT_MS } = {}): ArticleReader {
  let thread: Worker | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  async function close(): Promise<void> {
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  }

  async function readPage(article: Article): Promise<Extraction> {
    thread ??= startThread();
    try {
      const reply = await answerOf(thread, article, timeLimitMs);
      if ("extraction" in reply) return reply.extraction;
      throw unreadable(article, "ARTICLE_UNREADABLE", `can't be read as a page: ${reply.failure}`);
    } catch (error) {
      // A thread that hangs or died is of no use to the next page.
      if (!(error instanceof InvalidInputError) || error.code !== "ARTICLE_UNREADABLE")
        await close();
      throw error;
    }
  }

  return {
    async read(article) {
      if (article.html === undefined) return extractArticle(article);
      const reading = queue.then(() => readPage(article));
      queue = reading.catch(() => {});
      return reading;
    },
    close,
  };
}

function startThread(): Worker {
  // The built file ends otherwise than its source.
  const file = `./article-thread${extname(import.meta.url)}`;
  const thread = new Worker(new URL(file, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
  });
  thread.unref();
  return thread;
}

async function answerOf(thread: Worker, article: Article, timeLimitMs: number): Promise<Reply> {
  const stopped = new AbortController();
  const { signal } = stopped;
  const seconds = timeLimitMs / 1_000;
  const slow = `can't be read as a page within ${seconds} s; save its text as .txt`;
  try {
    return await new Promise<Reply>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(unreadable(article, "ARTICLE_TOO_SLOW", slow));
      }, timeLimitMs);
      signal.addEventListener("abort", () => clearTimeout(timer));
      once(thread, "message", { signal }).then(([reply]) => resolve(reply as Reply), reject);
      thread.postMessage(article);
    });
  } catch (error) {
    if (error instanceof InvalidInputError) throw error;
    const message = `can't be read as a page: ${(error as Error).message}`;
    throw unreadable(article, "ARTICLE_BREAKS_READER", message);
  } finally {
    stopped.abort();
  }
}

function unreadable({ file }: Article, code: string, message: string): InvalidInputError {
  return new InvalidInputError([{ file: file ?? "standard input", message }], code);
}
