import type { Config } from "../config.ts";
import { loadSpeechLexicon } from "../lexicons/load-speech-lexicon.ts";
import type { Readout } from "../readout.ts";
import type { Item } from "../store/items.ts";
import { WebError } from "../web/web-errors.ts";
import { addressKey } from "./address.ts";
import { openFeedReader } from "./feed-reader.ts";
import { openFetching } from "./open-fetching.ts";
import type { OpenItems } from "./open-items.ts";
import { openWatchJobs } from "./watch-jobs.ts";

/** Who looks once waits so long for a turn at a host. */
const LONGEST_WAIT_MS = 120_000;

export type Looked = { failed: WebError[]; items: Item[] };

/** Looks at feeds of an event once, in this process, and takes what concerns it, one after the other. */
export async function lookOnce(
  config: Config,
  { event, feeds }: { event: string; feeds: readonly string[] },
  { send, opened }: { send: Readout["send"]; opened: OpenItems },
): Promise<Looked> {
  const { redis, keys, memory } = opened;
  const { web, reader } = openFetching(config, { memory, longestWaitMs: LONGEST_WAIT_MS });
  const feedReader = openFeedReader();
  const looked: Looked = { failed: [], items: [] };
  const waiting = new Map<string, Item>();
  const jobs = openWatchJobs({
    redis,
    keys,
    web,
    reader,
    send,
    feeds: feedReader,
    classes: loadSpeechLexicon().classes,
    queue: {
      async addPages(_, items) {
        for (const item of items) waiting.set(addressKey(item.url), item);
      },
      end: async () => {},
    },
    onFailed: (_, error) => void looked.failed.push(error),
    onItem: (item) => void looked.items.push(item),
  });
  /** An error of the web is of one address; others may be had. */
  const attempt = async (work: Promise<void>) => {
    await work.catch((error: unknown) => {
      if (!(error instanceof WebError)) throw error;
      looked.failed.push(error);
    });
  };
  try {
    for (const feed of feeds) await attempt(jobs.work({ event, feed }));
    for (const item of waiting.keys()) await attempt(jobs.work({ event, item }));
    return looked;
  } finally {
    await Promise.all([reader.close(), feedReader.close()]);
  }
}
