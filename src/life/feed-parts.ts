import { z } from "zod";
import { InvalidInputError } from "../errors.ts";
import type { ForgetFilter } from "../counting/forgetting.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { digestOf } from "../statement/identity.ts";
import { isAddress } from "../statement/statement-schema.ts";
import { type Item, ITEM_STATES, type KeptPage, openItems } from "../store/items.ts";
import type { Keys } from "../store/keys.ts";
import type { PartLine } from "./event-file.ts";
import type { EventPart } from "./event-part.ts";

const address = z.string().refine(isAddress, "must be an address, such as https://news.example/a");
const moment = z.iso.datetime("must be a moment, such as 2023-04-27T09:30:00.000Z");
const text = z.string().max(2_000);
const name = z.string().regex(/^[\w-]{22}$/, "must be a name as readout export writes it");

const ItemLine = z.strictObject({
  kind: z.literal("item"),
  url: address,
  state: z.enum(ITEM_STATES),
  why: text,
  at: moment,
  title: text.optional(),
  publishedAt: text.optional(),
  feed: address.optional(),
  page: name.optional(),
  statements: z.int().min(0).optional(),
});

const PageLine = z.strictObject({
  kind: z.literal("page"),
  page: name,
  url: address,
  hash: name,
  fetchedAt: moment,
  title: text.optional(),
  outlet: text.optional(),
  publishedAt: text.optional(),
  lang: text.optional(),
  text: z.string().nullable(),
});

/** What became of the items of an event's feeds. One that is known where it comes stays as it is there. */
export const ITEMS: EventPart = {
  kind: "item",
  async read({ redis, keys }, event) {
    const all = await openItems(redis, keys, event).all();
    return sortedBy(all, ({ url }) => url).map((item) => ({ kind: "item", ...item }));
  },
  check: (line) => void itemIn(line),
  async write({ redis, keys }, { event }, lines) {
    const items = openItems(redis, keys, event);
    for (const line of lines) {
      const item = itemIn(line);
      await items.add(digestOf(item.url, 22), item);
    }
  },
};

/** The pages that its statements are from, with their texts. */
export const PAGES: EventPart = {
  kind: "page",
  async read({ redis, keys }, event) {
    const items = openItems(redis, keys, event);
    const lines: PartLine[] = [];
    for (const page of sortedBy(await items.pages(), (one) => one.page))
      lines.push({ kind: "page", ...page, text: await items.text(page.page) });
    return lines;
  },
  check: (line) => void pageIn(line),
  async write({ redis, keys }, { event }, lines) {
    const items = openItems(redis, keys, event);
    for (const line of lines) {
      const { text: words, ...page } = pageIn(line);
      await items.restore(page, words);
    }
  },
};

function itemIn(line: PartLine): Item {
  const { kind: _, ...item } = parse(ItemLine, line);
  return item;
}

function pageIn(line: PartLine): KeptPage & { text: string | null } {
  const { kind: _, ...page } = parse(PageLine, line);
  return page;
}

function parse<T>(schema: z.ZodType<T>, line: PartLine): T {
  const parsed = schema.safeParse(line);
  if (parsed.success) return parsed.data;
  throw new InvalidInputError(
    parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
  );
}

function sortedBy<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  return [...all].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/**
 * Takes the pages away of which a forget means every statement: those of an article or an outlet. Their items
 * stay, so that no feed brings them back.
 */
export async function forgetPages(
  { redis, keys }: { redis: RedisConnection; keys: Keys },
  event: string,
  { article, outlet, ...others }: ForgetFilter,
): Promise<void> {
  if (Object.values(others).some((value) => value !== undefined)) return;
  const items = openItems(redis, keys, event);
  for (const page of await items.pages()) {
    const isOther = article !== undefined && page.hash !== article;
    const isElsewhere = outlet !== undefined && page.outlet?.toLowerCase() !== outlet.toLowerCase();
    if (!isOther && !isElsewhere) await items.drop(page.page);
  }
}
