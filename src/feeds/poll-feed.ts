import type { Item, ItemStore } from "../store/items.ts";
import type { Watch } from "../store/watches.ts";
import type { Validators, Web } from "../web/open-web.ts";
import { addressKey } from "./address.ts";
import type { openConcerns } from "../extraction/selection/concerns.ts";
import { decodeFeed } from "./decode.ts";
import type { FeedItem } from "./feed-item.ts";
import type { FeedReader } from "./feed-reader.ts";

const MAX_FEED_BYTES = 5_000_000;
const ACCEPT =
  "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";

export type Polling = {
  web: Web;
  feeds: FeedReader;
  items: ItemStore;
  concerns: ReturnType<typeof openConcerns>;
  now(): Promise<number>;
};

/** What a look at a feed gave: how many items it names, and those that are to be fetched. */
export type Polled = { named: number; waiting: Item[]; validators: Validators };

/**
 * Looks at a feed and keeps what it names: items that concern the event wait to be fetched, others are left out with
 * the reason, and are judged anew as long as the feed names them. Gives all that wait, be they new or not.
 * Throws WebError.
 */
export async function pollFeed(
  { feed, validators }: Pick<Watch, "feed" | "validators">,
  polling: Polling,
): Promise<Polled> {
  const { web, feeds } = polling;
  const fetched = await web.get(feed, { accept: ACCEPT, maxBytes: MAX_FEED_BYTES, validators });
  const { body, type, url } = fetched;
  if (body === null) return { named: 0, waiting: [], validators: fetched.validators };
  const named = await feeds.read({ text: decodeFeed(body, type), url });
  const waiting = await keepItems(named, feed, polling);
  return { named: named.length, waiting, validators: fetched.validators };
}

async function keepItems(
  named: readonly FeedItem[],
  feed: string,
  { items, concerns, now }: Polling,
): Promise<Item[]> {
  const known = await items.read(named.map(({ url }) => addressKey(url)));
  const at = new Date(await now()).toISOString();
  const waiting: Item[] = [];
  for (const [i, { url, title, summary, publishedAt }] of named.entries()) {
    const before = known[i];
    if (before?.state === "waiting") waiting.push(before);
    if (before && before.state !== "left out") continue;
    const { concerns: isMeant, why } = concerns({ title, summary });
    if (before && !isMeant) continue;
    const item: Item = {
      url,
      state: isMeant ? "waiting" : "left out",
      why,
      at,
      title,
      publishedAt,
      feed,
    };
    const key = addressKey(url);
    // Of watchers that look at once one adds it.
    if (before) await items.set(key, item);
    else if (!(await items.add(key, item))) continue;
    if (isMeant) waiting.push(item);
  }
  return waiting;
}
