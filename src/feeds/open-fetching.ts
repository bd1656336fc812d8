import type { Config } from "../config.ts";
import { type ArticleReader, openArticleReader } from "../run/article-reader.ts";
import { openWeb, type Web } from "../web/open-web.ts";
import type { WebMemory } from "../web/web-memory.ts";

/** What articles are fetched and read with. */
export type Fetching = { web: Web; reader: ArticleReader };

export type FetchingSettings = {
  memory: WebMemory;
  /** Who would wait longer for a turn at a host is told to come again. */
  longestWaitMs: number;
  signal?: AbortSignal;
};

/** Opens the web and a reader of what comes from it; the caller closes the reader. */
export function openFetching({ fetching }: Config, settings: FetchingSettings): Fetching {
  return {
    web: openWeb({ ...fetching, ...settings }),
    reader: openArticleReader({ textsInThread: true }),
  };
}
