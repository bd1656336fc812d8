import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "./keys.ts";
import { defineScripts } from "./scripts.ts";

/**
 * What became of an item of a feed, or of an address that was fetched: it waits to be fetched, was taken, is an article that
 * was taken under another address, does not concern the event, or can't be had.
 */
export const ITEM_STATES = ["waiting", "taken", "same", "left out", "failed"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** An item as it is kept. `at` is when it came into its state. */
export type Item = {
  url: string;
  state: ItemState;
  /** Why it is in this state, for people. */
  why: string;
  at: string;
  title?: string;
  publishedAt?: string;
  /** The feed that named it. */
  feed?: string;
  /** Of an article that was taken: its page, and how many statements it has. */
  page?: string;
  statements?: number;
};

/** A page that was taken, without its text. */
export type KeptPage = {
  /** The name of its text: the same text has the same one. */
  page: string;
  url: string;
  /** The hash that its statements name in `article.hash`. */
  hash: string;
  fetchedAt: string;
  title?: string;
  outlet?: string;
  publishedAt?: string;
  lang?: string;
};

/** The items and pages of one event. */
export type ItemStore = {
  /** The items by their keys; null where one is not known. */
  read(keys: readonly string[]): Promise<(Item | null)[]>;
  /** Keeps an item unless its key is known; gives whether it was new. */
  add(key: string, item: Item): Promise<boolean>;
  set(key: string, item: Item): Promise<void>;
  /** Changes an item that is still there; gives whether it is. */
  change(key: string, item: Item): Promise<boolean>;
  all(): Promise<Item[]>;
  /**
   * Keeps a page under the name of its text, and gives the one that is kept: another one, where an
   * article of another address was first; null where its item was forgotten.
   */
  claim(key: string, page: KeptPage, text: string): Promise<KeptPage | null>;
  /** Takes a page away. */
  drop(page: string): Promise<void>;
  pages(): Promise<KeptPage[]>;
  /** The text of a page; null where it is not there or has gone earlier. */
  text(page: string): Promise<string | null>;
  /** Takes a page in as another store had it. */
  restore(page: KeptPage, text: string | null): Promise<void>;
};

/** The kinds of keys of an event that come from feeds; forget-event.lua takes them away too. */
export const FEED_KEYS = ["items", "pages", "page-texts", "watch"] as const;

/** Opens the items and pages of an event. All its keys are in the slot of the event. */
export function openItems(redis: RedisConnection, keys: Keys, event: string): ItemStore {
  defineScripts(redis);
  const base = keys.event(event);
  const [items, pages, texts] = [`${base}:items`, `${base}:pages`, `${base}:page-texts`];
  const put = async (key: string, field: string, value: unknown) => {
    await redis.hset(key, field, JSON.stringify(value));
  };
  return {
    async read(names) {
      if (names.length === 0) return [];
      return (await redis.hmget(items, ...names)).map((kept) => readKept<Item>(kept));
    },
    add: async (key, item) => (await redis.hsetnx(items, key, JSON.stringify(item))) === 1,
    set: (key, item) => put(items, key, item),
    all: async () => (await redis.hvals(items)).flatMap((kept) => readKept<Item>(kept) ?? []),
    change: async (key, item) =>
      (await redis.readoutSetKnown(items, key, JSON.stringify(item))) === 1,
    async claim(key, page, text) {
      const args = [key, page.page, JSON.stringify(page), text] as const;
      const kept = await redis.readoutKeepPage(3, items, pages, texts, ...args);
      return kept === "" ? null : readKept<KeptPage>(kept);
    },
    async drop(page) {
      await Promise.all([redis.hdel(pages, page), redis.hdel(texts, page)]);
    },
    pages: async () => (await redis.hvals(pages)).flatMap((kept) => readKept<KeptPage>(kept) ?? []),
    text: (page) => redis.hget(texts, page),
    async restore(page, text) {
      await put(pages, page.page, page);
      if (text !== null) await redis.hset(texts, page.page, text);
    },
  };
}

function readKept<T>(kept: string | null): T | null {
  return kept === null ? null : (JSON.parse(kept) as T);
}
