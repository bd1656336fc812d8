import { openThread, ThreadError, threadFile } from "../work/thread.ts";
import { WebError } from "../web/web-errors.ts";
import type { FeedItem } from "./feed-item.ts";
import type * as FeedThread from "./feed-thread.ts";

const THREAD_FILE = threadFile("feed-thread", import.meta.url);
/** Of processor time. A feed of two thousand items is read in well under a second. */
const TIME_LIMIT_MS = 10_000;
const MAX_MEMORY_MB = 512;

/** Reads feeds in a thread of their own, which one that is made to take long or much can't hold up for good. */
export type FeedReader = {
  /** Throws FEED_UNREADABLE and FEED_ENTITIES. */
  read(feed: { text: string; url: string }): Promise<FeedItem[]>;
  close(): Promise<void>;
};

export function openFeedReader(): FeedReader {
  const limits = { maxMemoryMb: MAX_MEMORY_MB, limits: "processor" } as const;
  const thread = openThread<typeof FeedThread>({ file: THREAD_FILE, ...limits });
  return {
    async read(feed) {
      const found = await thread.run("readFeed", feed, TIME_LIMIT_MS).catch((error: unknown) => {
        if (!(error instanceof ThreadError)) throw error;
        return { code: "FEED_UNREADABLE", message: `can't be read: reading it ${error.message}` };
      });
      if ("items" in found) return found.items;
      throw new WebError(found.code, `${feed.url} ${found.message}`);
    },
    close: () => thread.close(),
  };
}
