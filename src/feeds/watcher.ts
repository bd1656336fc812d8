import { type Config, readoutSettings } from "../config.ts";
import { loadSpeechLexicon } from "../lexicons/load-speech-lexicon.ts";
import { openReadout } from "../readout.ts";
import { openWorkerRedis } from "../redis/connection.ts";
import { openKeys } from "../store/keys.ts";
import { openSharedMemory } from "../web/shared-memory.ts";
import { limitRepeats, type Logger } from "../work/log.ts";
import { openOutages } from "../work/outages.ts";
import { openFeedQueue } from "./feed-queue.ts";
import { openFeedReader } from "./feed-reader.ts";
import { openFeedWorker } from "./feed-worker.ts";
import { openFetching } from "./open-fetching.ts";
import { scheduleFeeds, watchedFeeds } from "./register.ts";
import { openWatchJobs } from "./watch-jobs.ts";

/** Who would wait longer for a turn at a host does something else meanwhile. */
const LONGEST_WAIT_MS = 2_000;

export type Watcher = {
  /** How many feeds are watched. */
  feeds: number;
  /** Takes no new job, finishes or puts back the current ones, and ends. */
  close(): Promise<void>;
};

/**
 * Starts a watcher: looks at all feeds that are watched when they are due, and takes the articles that concern their
 * events. Any number of watchers share the work. It waits out a Redis that is away.
 */
export async function startWatcher(config: Config, log: Logger): Promise<Watcher> {
  const { redis: address, prefix, fetching } = config;
  const redis = openWorkerRedis(address);
  const outages = openOutages(address, log);
  const onFault = limitRepeats((error) => log.error({ err: error }, "will be tried again"));
  const onError = (error: Error) => {
    if (!outages.report(error)) onFault(error);
  };
  redis.on("error", onError);
  const keys = openKeys(prefix);
  const stopping = new AbortController();
  const { signal } = stopping;
  const onWarning = (warning: string) => log.warn(warning);
  const readout = openReadout({ ...readoutSettings(config), onWarning });
  const memory = openSharedMemory(redis, keys.web);
  const { web, reader } = openFetching(config, { memory, longestWaitMs: LONGEST_WAIT_MS, signal });
  const queue = openFeedQueue(redis, prefix);
  const feeds = openFeedReader();
  const jobs = openWatchJobs({
    redis,
    keys,
    web,
    reader,
    feeds,
    queue,
    classes: loadSpeechLexicon().classes,
    send: readout.send,
    onPolled(feed, outcome) {
      outages.answered();
      log.info({ feed, ...outcome }, "looked at");
    },
    onFailed: (feed, { message }) => log.warn({ feed, why: message }, "feed failed"),
    onItem: ({ url, state, why, statements }) => log.info({ url, why, statements }, state),
  });
  const watched = await watchedFeeds({ redis, keys });
  await scheduleFeeds(watched, queue, { anew: false });
  const worker = openFeedWorker(redis, {
    prefix,
    concurrency: fetching.concurrency,
    ...jobs,
    onError,
    stopping: signal,
  });
  await worker.ready();
  return {
    feeds: watched.length,
    async close() {
      stopping.abort();
      await worker.close();
      await Promise.all([queue.close(), readout.close(), reader.close(), feeds.close()]);
      redis.disconnect();
    },
  };
}
