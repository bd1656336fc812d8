import { InvalidInputError } from "../errors.ts";
import type { Readout } from "../readout.ts";
import type { ArticleReader } from "../run/article-reader.ts";
import { revisionOf } from "../run/run-input.ts";
import { digestOf } from "../statement/identity.ts";
import { normaliseWords } from "../statement/normalise.ts";
import type { Item, ItemStore, KeptPage } from "../store/items.ts";
import type { Web } from "../web/open-web.ts";
import { WebError } from "../web/web-errors.ts";
import { addressKey } from "./address.ts";
import { placeStatements } from "./place-statements.ts";
import { type About, articleOf } from "./article-of.ts";
import { dropNull } from "./drop-null.ts";
import { type Page, readPage } from "./read-page.ts";

/** What is known of an event and holds for all its articles. */
export type ForEvent = About & { event: string };

export type Taking = {
  web: Web;
  reader: ArticleReader;
  items: ItemStore;
  send: Readout["send"];
  now(): Promise<number>;
};

/** Shorter texts, such as "subscribe to read on", are the same on many pages. */
const LEAST_WORDS = 60;

/** Of a longer text only the beginning is kept, so that the file of its event can be read line by line. */
const MOST_KEPT = 500_000;

/**
 * Fetches the article of an item that waits, keeps it, and puts its statements on the queue, each once however
 * often this is done. Gives the item in its new state. Throws errors that pass (WebError with `passing`, and those of
 * sending), after which the item still waits.
 */
export async function takePage(item: Item, about: ForEvent, taking: Taking): Promise<Item> {
  const key = addressKey(item.url);
  const become = async (change: Pick<Item, "state" | "why"> & Partial<Item>) => {
    const at = new Date(await taking.now()).toISOString();
    const changed: Item = { ...item, ...change, at };
    await taking.items.change(key, changed);
    return changed;
  };
  try {
    const page = await readPage(item.url, taking);
    const other = await otherAddress(item, page, taking);
    if (other !== null) return await become({ state: "same", why: other });
    const kept = await keep(key, page, taking);
    if (kept === null) return { ...item, state: "left out", why: "its event was forgotten" };
    if (kept.url !== page.url) return await become({ state: "same", why: kept.url });
    const statements = await send(page, { item, about }, taking);
    if (item.page !== undefined && item.page !== kept.page) await taking.items.drop(item.page);
    const why = statements === 0 ? "nobody speaks in it" : "it has statements";
    return await become({ state: "taken", why, page: kept.page, statements });
  } catch (error) {
    const reason = lastingReason(error);
    if (reason === null) throw error;
    return become({ state: "failed", why: reason });
  }
}

/** Why an article can't be had for good; null for an error that passes, or is not of the article. */
function lastingReason(error: unknown): string | null {
  if (error instanceof WebError) return error.passing ? null : `${error.code}: ${error.message}`;
  return error instanceof InvalidInputError ? `${error.code}: ${error.message}` : null;
}

/** The address under which an article is taken or waits already; else this item stands for both addresses. */
async function otherAddress(item: Item, { url }: Page, { items }: Taking): Promise<string | null> {
  if (url === item.url) return null;
  const alias: Item = { ...item, url, state: "same", why: item.url };
  if (await items.add(addressKey(url), alias)) return null;
  const [known] = await items.read([addressKey(url)]);
  if (!known || known.why === item.url) return null;
  if (known.state === "taken" || known.state === "waiting") return url;
  return known.state === "same" ? known.why : null;
}

/** Keeps a page, unless the same text is there under another address: then that. Null where the item was forgotten. */
async function keep(
  key: string,
  { url, hash, read }: Page,
  { items, now }: Taking,
): Promise<KeptPage | null> {
  const { text } = read;
  const words = normaliseWords(text);
  const long = words.split(" ", LEAST_WORDS).length === LEAST_WORDS;
  const kept: KeptPage = {
    page: digestOf(long ? words : `${url} ${words}`, 22),
    url,
    hash,
    fetchedAt: new Date(await now()).toISOString(),
    ...dropNull({ title: read.title, outlet: read.outlet, lang: read.lang }),
    ...dropNull({ publishedAt: read.publishedAt }),
  };
  return items.claim(key, kept, text.slice(0, MOST_KEPT));
}

/** Finds the statements of an article and puts them on the queue, with the state of the article that they are from. */
async function send(
  page: Page,
  { item, about }: { item: Pick<Item, "publishedAt">; about: ForEvent },
  { reader, send: sendItems }: Taking,
): Promise<number> {
  const given = articleOf(page, { ...about, publishedAt: item.publishedAt });
  const { statements } = await reader.extract(given);
  const revision = revisionOf(about.event, given);
  const placed = placeStatements(statements, page.read.text);
  await sendItems([{ revision }, ...placed.map((statement) => ({ statement }))]);
  return statements.length;
}
