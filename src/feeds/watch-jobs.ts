import type { WordClasses } from "../extraction/words/word-classes.ts";
import type { Readout } from "../readout.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { readClock } from "../redis/clock.ts";
import { type Item, openItems } from "../store/items.ts";
import type { Keys } from "../store/keys.ts";
import { openWatches } from "../store/watches.ts";
import { WebError } from "../web/web-errors.ts";
import { openConcerns } from "../extraction/selection/concerns.ts";
import type { FeedJob, FeedQueue } from "./feed-queue.ts";
import type { FeedReader } from "./feed-reader.ts";
import type { Fetching } from "./open-fetching.ts";
import { pollFeed } from "./poll-feed.ts";
import { type ForEvent, takePage } from "./take-page.ts";

/** With what a watcher does its jobs. */
export type Watching = Fetching & {
  redis: RedisConnection;
  keys: Keys;
  feeds: FeedReader;
  classes: WordClasses;
  send: Readout["send"];
  queue: Pick<FeedQueue, "addPages" | "end">;
  onPolled?: (feed: string, outcome: { named: number; waiting: number }) => void;
  onFailed?: (feed: string, error: WebError) => void;
  onItem?: (item: Item) => void;
};

/** The jobs of watchers: each may run twice, and at the same time as others, and adds nothing by that. */
export function openWatchJobs(watching: Watching) {
  const { redis, keys, queue, onPolled, onFailed, onItem } = watching;
  const now = () => readClock(redis);

  async function poll(event: string, feed: string): Promise<void> {
    const watches = openWatches(redis, keys, event);
    const watch = await watches.read(feed);
    if (!watch) return queue.end(event, feed); // it was ended, or forgotten with its event
    const items = openItems(redis, keys, event);
    const concerns = openConcerns(watching.classes, watch);
    const at = async () => new Date(await now()).toISOString();
    try {
      const polled = await pollFeed(watch, { ...watching, items, concerns, now });
      const { waiting, named, validators } = polled;
      await queue.addPages(event, waiting);
      // Last: where it is broken off before, the feed is read whole again.
      await watches.update(feed, { validators, polledAt: await at(), error: undefined });
      onPolled?.(watch.feed, { named, waiting: waiting.length });
    } catch (error) {
      if (!(error instanceof WebError) || error.code === "HOST_BUSY") throw error;
      await watches.update(feed, { polledAt: await at(), error: error.message });
      onFailed?.(watch.feed, error);
    }
  }

  async function take(event: string, key: string): Promise<void> {
    const items = openItems(redis, keys, event);
    const [item] = await items.read([key]);
    if (item?.state !== "waiting") return; // another watcher did it, or the event was forgotten
    const about = await aboutOf(event, item);
    onItem?.(await takePage(item, about, { ...watching, items, now }));
  }

  /** What those who watch say of the event; of several feeds, those that the item is from. */
  async function aboutOf(event: string, { feed }: Item): Promise<ForEvent> {
    const all = [...(await openWatches(redis, keys, event).all()).values()];
    const watch = all.find((one) => one.feed === feed) ?? all[0];
    return { event, eventTitle: watch?.eventTitle, keywords: watch?.keywords };
  }

  return {
    work: (job: FeedJob) => ("feed" in job ? poll(job.event, job.feed) : take(job.event, job.item)),
    async giveUp(job: FeedJob, reason: string): Promise<void> {
      if ("feed" in job) {
        await openWatches(redis, keys, job.event).update(job.feed, { error: reason });
        return;
      }
      const items = openItems(redis, keys, job.event);
      const [item] = await items.read([job.item]);
      if (item?.state !== "waiting") return;
      const failed: Item = { ...item, state: "failed", why: reason };
      await items.change(job.item, failed);
      onItem?.(failed);
    },
  };
}
