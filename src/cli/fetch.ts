import { InvalidInputError, UsageError } from "../errors.ts";
import { addressKey, plainAddress } from "../feeds/address.ts";
import { articleOf } from "../feeds/article-of.ts";
import { type Fetching, openFetching } from "../feeds/open-fetching.ts";
import { withOpenItems } from "../feeds/open-items.ts";
import { placeStatements } from "../feeds/place-statements.ts";
import { readPage } from "../feeds/read-page.ts";
import { type ForEvent, takePage } from "../feeds/take-page.ts";
import { readStoryList, type Story } from "../input/story-list.ts";
import { jsonText } from "../reporting/hostile-text.ts";
import type { Item } from "../store/items.ts";
import { openOwnMemory } from "../web/web-memory.ts";
import { WebError } from "../web/web-errors.ts";
import { tellFound } from "./article-notes.ts";
import { type Command, type Invocation, textOption } from "./command.ts";
import { INPUT_OPTIONS, readInputOptions } from "./input-options.ts";
import { tellTaken } from "./tell-taken.ts";
import { webAddresses } from "./web-addresses.ts";
import { withReadout } from "./with-readout.ts";

/** Who names addresses waits so long for a turn at a host. */
const LONGEST_WAIT_MS = 120_000;
const { event, title, keywords, outlet, place } = INPUT_OPTIONS;

export const fetch: Command = {
  usage: "URL... [--from FILE] [--event SLUG] [--title TEXT] [--keywords A,B] [--enqueue]",
  help: `
Fetches articles from the web, finds who said what in them, and prints statements as JSON lines, as extract
does for files. It asks robots.txt, makes a pause between two requests to a host, and asks no address that is private
(READOUT_FETCH_ALLOW lets some through).

  --from FILE      also the addresses of a list: a .csv with a column url, such as a story list of Media
                   Cloud, or a text with one on each line
  --enqueue        put the statements on the queue instead, and keep the pages with their event; the same article
                   under several addresses is one
  --event SLUG     the event that they react to (a slug of the title); --enqueue needs it
  --title TEXT     one line that names the event
  --keywords A,B   words that tell a reaction to the event from background
  --outlet O, --place P
                   of pages that do not say it`,
  options: {
    event,
    title,
    keywords,
    outlet,
    place,
    from: { type: "string" },
    enqueue: { type: "boolean" },
  },
  async run(invocation) {
    const { values } = invocation;
    const stories = await storiesOf(invocation);
    const { defaults } = readInputOptions(values);
    if (!values.enqueue) return print(stories, defaults, invocation);
    if (defaults.event === undefined)
      throw new UsageError("--enqueue needs --event, by which the pages are kept");
    return keep(stories, { ...defaults, event: defaults.event }, invocation);
  },
};

/** The addresses that were named, each once. Throws UsageError and InvalidInputError. */
async function storiesOf({ files, values }: Invocation): Promise<Story[]> {
  const list = textOption(values, "from");
  const right = "https://news.example/article, or read it as a file with extract";
  const named: Story[] = webAddresses(files, right).map((url) => ({ url }));
  const stories = list === undefined ? named : [...named, ...(await readStoryList(list))];
  if (stories.length === 0)
    throw new UsageError("Name the addresses to fetch, or a list with --from");
  const plain = stories.map((story) => ({ ...story, url: plainAddress(story.url) ?? story.url }));
  return [...new Map(plain.map((story) => [story.url, story])).values()];
}

/** Handles one story after another; gives the exit code: 1 where one can't be had. */
async function each(
  stories: readonly Story[],
  { terminal }: Pick<Invocation, "terminal">,
  handle: (story: Story) => Promise<void>,
): Promise<0 | 1> {
  let code: 0 | 1 = 0;
  for (const [done, story] of stories.entries()) {
    terminal.progress(`${done} of ${stories.length} fetched`);
    try {
      await handle(story);
    } catch (error) {
      if (!(error instanceof WebError || error instanceof InvalidInputError)) throw error;
      terminal.complain(error.message);
      code = 1;
    }
  }
  return code;
}

async function print(
  stories: readonly Story[],
  about: Partial<ForEvent>,
  { config, terminal }: Invocation,
): Promise<0 | 1> {
  const settings = { memory: openOwnMemory(), longestWaitMs: LONGEST_WAIT_MS };
  const fetching: Fetching = openFetching(config, settings);
  try {
    return await each(stories, { terminal }, async (story) => {
      const page = await readPage(story.url, fetching);
      const { outlet = about.outlet, publishedAt } = story;
      const found = await fetching.reader.extract(
        articleOf(page, { ...about, outlet, publishedAt }),
      );
      for (const statement of placeStatements(found.statements, page.read.text))
        await terminal.write(`${jsonText(JSON.stringify(statement))}\n`);
      tellFound(terminal, story.url, found);
    });
  } finally {
    await fetching.reader.close();
  }
}

async function keep(
  stories: readonly Story[],
  about: ForEvent,
  { config, terminal }: Invocation,
): Promise<0 | 1> {
  return withReadout(config, (readout) =>
    withOpenItems(config, about.event, async ({ redis, keys, items, memory, now }) => {
      await redis.sadd(keys.events, about.event); // it can be forgotten, also where nobody speaks
      const { web, reader } = openFetching(config, { memory, longestWaitMs: LONGEST_WAIT_MS });
      const taking = { web, reader, items, now, send: readout.send };
      const taken: Item[] = [];
      try {
        const code = await each(stories, { terminal }, async ({ outlet: listed, ...story }) => {
          const [known] = await items.read([addressKey(story.url)]);
          if (known?.state === "same") return void taken.push(known);
          const at = new Date(await now()).toISOString();
          const item: Item = { ...known, ...story, state: "waiting", why: "named to fetch", at };
          await items.set(addressKey(story.url), item);
          taken.push(await takeOrFail(item, { ...about, outlet: listed ?? about.outlet }, taking));
        });
        for (const { url, state, why } of taken)
          if (state !== "taken") terminal.complain(`${url}: ${state}: ${why}`);
        await tellTaken(terminal, taken);
        return taken.some(({ state }) => state === "failed") ? 1 : code;
      } finally {
        await reader.close();
      }
    }),
  );
}

/** Takes a page; nobody tries it again, so an error that passes fails it too. */
async function takeOrFail(
  item: Item,
  about: ForEvent,
  taking: Parameters<typeof takePage>[2],
): Promise<Item> {
  try {
    return await takePage(item, about, taking);
  } catch (error) {
    if (!(error instanceof WebError)) throw error;
    const failed: Item = { ...item, state: "failed", why: `${error.code}: ${error.message}` };
    await taking.items.set(addressKey(item.url), failed);
    return failed;
  }
}
