import closeWithGrace from "close-with-grace";
import type { Config } from "../config.ts";
import { ReadoutError, UsageError } from "../errors.ts";
import { addressKey, plainAddress } from "../feeds/address.ts";
import { openFeedQueue } from "../feeds/feed-queue.ts";
import { lookOnce } from "../feeds/look-once.ts";
import { type OpenItems, withOpenItems } from "../feeds/open-items.ts";
import { registerFeeds, scheduleFeeds, watchedFeeds } from "../feeds/register.ts";
import { startWatcher } from "../feeds/watcher.ts";
import { countOf } from "../reporting/figures.ts";
import { jsonText } from "../reporting/hostile-text.ts";
import { openLog } from "../work/log.ts";
import type { Watch } from "../store/watches.ts";
import { type Command, type Invocation, textOption } from "./command.ts";
import { endWithNpx } from "./end-with-npx.ts";
import { INPUT_OPTIONS, readInputOptions } from "./input-options.ts";
import { tellTaken } from "./tell-taken.ts";
import { webAddresses } from "./web-addresses.ts";
import { withReadout } from "./with-readout.ts";

const USUAL_MINUTES = 15;
const { event, title, keywords } = INPUT_OPTIONS;

export const watch: Command = {
  usage: "[FEED...] [--event SLUG] [--title TEXT] [--keywords A,B] [--every MINUTES] [--once]",
  help: `
Watches feeds (RSS, Atom, JSON Feed, sitemaps of news) for an event: looks at each again and again, fetches the
articles that concern the event, and puts their statements on the queue, each article once. Goes on until SIGTERM or SIGINT.
Without FEED it does so for all feeds that are watched; any number of such processes share the work.

  --event SLUG     the event that the articles react to
  --title TEXT     one line that names the event: two of its words in an item's title or summary choose it
  --keywords A,B   one of these chooses an item; of several words ("water pact") it takes all
  --every MINUTES  how often a feed is looked at (${USUAL_MINUTES}); from 0.05 to 10080
  --once           look at these feeds once, take what is new, and end
  --add            have these feeds watched by others, and end

  --list           the feeds that are watched, as JSON lines, with what came of the last look
  --items EVENT    what became of each item, and why, as JSON lines: waiting, taken, same (as another
                   address), left out, failed
  --page EVENT     a page that was taken for this event, with its text, as JSON; name its address or its hash
  --stop EVENT     watch no more; these feeds of the event, without FEED all`,
  options: {
    event,
    title,
    keywords,
    every: { type: "string" },
    once: { type: "boolean" },
    add: { type: "boolean" },
    list: { type: "boolean" },
    items: { type: "string" },
    page: { type: "string" },
    stop: { type: "string" },
  },
  async run(invocation) {
    const { values } = invocation;
    const asked = ["once", "add", "list", "items", "page", "stop"].filter((name) => name in values);
    if (asked.length > 1)
      throw new UsageError(`Choose one of ${asked.map((name) => `--${name}`).join(" and ")}`);
    const [act = "watch"] = asked;
    return ACTS[act]?.(invocation);
  },
};

const ACTS: Record<string, (invocation: Invocation) => Promise<number | void>> = {
  async watch(invocation) {
    if (invocation.files.length > 0) await add(invocation);
    await watchOn(invocation);
  },
  add,
  once,
  async list({ config, terminal }) {
    await withOpenItems(config, "none", async (store) => {
      for (const { event: slug, watch: found } of await watchedFeeds(store)) {
        const { validators: _, ...shown } = found;
        await terminal.write(`${jsonText(JSON.stringify({ event: slug, ...shown }))}\n`);
      }
    });
  },
  async items({ values, config, terminal }) {
    await withKnown(config, textOption(values, "items"), async ({ items }) => {
      const all = (await items.all()).sort((a, b) => (a.at < b.at ? -1 : 1));
      for (const item of all) await terminal.write(`${jsonText(JSON.stringify(item))}\n`);
    });
  },
  async page({ files: [named = ""], values, config, terminal }) {
    const slug = textOption(values, "page") ?? "";
    await withKnown(config, slug, async ({ items }) => {
      const address = plainAddress(named) ?? named;
      const pages = await items.pages();
      const page = pages.find(({ url, hash }) => url === address || hash === named);
      if (!page) {
        const message = `The event ${slug} has no page ${named}; readout watch --items ${slug} lists them`;
        throw new ReadoutError("UNKNOWN_PAGE", message);
      }
      const shown = { ...page, text: await items.text(page.page) };
      await terminal.write(`${jsonText(JSON.stringify(shown))}\n`);
    });
  },
  async stop({ files, values, config, terminal }) {
    await withKnown(config, textOption(values, "stop"), async ({ watches }) => {
      const named = new Set(files.map((feed) => addressKey(plainAddress(feed) ?? feed)));
      // A schedule ends with the next look, which finds nothing to look at.
      const keys = [...(await watches.all()).keys()];
      const ended = keys.filter((key) => named.size === 0 || named.has(key));
      for (const key of ended) await watches.end(key);
      await terminal.write(`${countOf(ended.length, "feed")} watched no more\n`);
    });
  },
};

/** Opens what is kept of an event. Throws UNKNOWN_EVENT. */
function withKnown(config: Config, slug = "", act: (store: OpenItems) => Promise<void>) {
  return withOpenItems(config, slug, async (store) => {
    if ((await store.redis.sismember(store.keys.events, slug)) === 1) return act(store);
    const message = `The store has no event ${slug}; see readout watch --list`;
    throw new ReadoutError("UNKNOWN_EVENT", message);
  });
}

/** The feeds that were named, as they are watched. Throws UsageError and InvalidInputError. */
function watchesOf({ files, values }: Invocation): { event: string; watches: Watch[] } {
  if (files.length === 0) throw new UsageError("Name the feeds to watch");
  const { defaults } = readInputOptions(values);
  const { event: slug, eventTitle, keywords: words } = defaults;
  if (slug === undefined)
    throw new UsageError("--event names the event that feeds are watched for");
  const feeds = webAddresses(files, "https://news.example/feed.xml");
  const everyMs = readMinutes(textOption(values, "every"));
  const watches = feeds.map((feed): Watch => ({ feed, everyMs, eventTitle, keywords: words }));
  return { event: slug, watches };
}

function readMinutes(given: string | undefined): number {
  const minutes = Number(given ?? USUAL_MINUTES);
  if (given !== "" && minutes >= 0.05 && minutes <= 10_080) return Math.round(minutes * 60_000);
  throw new UsageError(`--every takes minutes, from 0.05 to 10080, not ${given}`);
}

/** Has the feeds that were named watched, from now on. */
async function add(invocation: Invocation): Promise<void> {
  const { config, terminal } = invocation;
  const { event: slug, watches } = watchesOf(invocation);
  await withOpenItems(config, slug, async (store) => {
    const added = new Set(await registerFeeds(store, slug, watches));
    const feeds = await watchedFeeds(store);
    const these = feeds.filter((feed) => feed.event === slug && added.has(feed.key));
    await scheduled(store, config, (queue) => scheduleFeeds(these, queue, { anew: true }));
    terminal.note(`${countOf(these.length, "feed")} watched for ${slug}`);
  });
}

async function scheduled(
  { redis }: OpenItems,
  { prefix }: Config,
  act: (queue: ReturnType<typeof openFeedQueue>) => Promise<void>,
): Promise<void> {
  const queue = openFeedQueue(redis, prefix);
  try {
    await act(queue);
  } finally {
    await queue.close();
  }
}

async function once(invocation: Invocation): Promise<number> {
  const { config, terminal } = invocation;
  const { event: slug, watches } = watchesOf(invocation);
  return withReadout(config, ({ send }) =>
    withOpenItems(config, slug, async (opened) => {
      const known = await opened.watches.all();
      const everyMs = ({ feed, ...others }: Watch) =>
        known.get(addressKey(feed))?.everyMs ?? others.everyMs;
      const once = watches.map((one) => ({ ...one, everyMs: everyMs(one) }));
      const feeds = await registerFeeds(opened, slug, once);
      const { items, failed } = await lookOnce(config, { event: slug, feeds }, { send, opened });
      for (const key of feeds) if (!known.has(key)) await opened.watches.end(key);
      for (const { message } of failed) terminal.complain(message);
      const lost = items.filter(({ state }) => state === "failed");
      for (const { why } of lost) terminal.complain(why);
      await tellTaken(terminal, items);
      return failed.length + lost.length > 0 ? 1 : 0;
    }),
  );
}

async function watchOn({ config }: Invocation): Promise<void> {
  endWithNpx(process.env);
  const log = openLog("watcher", config.logLevel, config.redis);
  const watcher = await startWatcher(config, log);
  log.info({ feeds: watcher.feeds, concurrency: config.fetching.concurrency }, "watcher ready");
  await new Promise<void>((resolve) => {
    closeWithGrace({ delay: config.shutdownMs, logger: log }, async ({ err, signal }) => {
      if (err) log.fatal({ err }, "watcher closing");
      else log.info({ signal }, "watcher closing");
      await watcher.close();
      resolve();
    });
  });
}
