import { parseFeed } from "feedsmith";
import { XMLParser } from "fast-xml-parser";
import { cleanLine } from "../extraction/document/lines.ts";
import { readWrittenDate } from "../statement/written-date.ts";
import { plainAddress } from "./address.ts";
import type { FeedItem } from "./feed-item.ts";
import { hasOwnDeclarations } from "./prolog.ts";

/** Of longer feeds only the first items are read, which are the latest. */
const MOST_ITEMS = 2_000;

/** A feed, or why it is none. */
export type ReadFeed = { items: FeedItem[] } | { code: string; message: string };

/** Reads RSS, RDF, Atom, JSON Feed, or a sitemap of news; relative addresses are taken from the feed's own. */
export function readFeed({ text, url }: { text: string; url: string }): ReadFeed {
  if (hasOwnDeclarations(text))
    return { code: "FEED_ENTITIES", message: "declares entities of its own, as no feed has to" };
  try {
    const found = rawItems(text).slice(0, MOST_ITEMS);
    return { items: found.flatMap((raw) => itemOf(raw, url)) };
  } catch (error) {
    const { message } = error as Error;
    return { code: "FEED_UNREADABLE", message: `is no feed that can be read: ${message}` };
  }
}

/** What a feed says of an item, in its own words. */
type RawItem = { url?: string; title?: string; summary?: string; date?: string };

function rawItems(text: string): RawItem[] {
  const sitemap = readSitemap(text);
  if (sitemap) return sitemap;
  const parsed = parseFeed(text);
  if (parsed.format === "rss") {
    return (parsed.feed.items ?? []).map(({ link, title, description, pubDate, guid, dc }) => ({
      url: link ?? (guid?.isPermaLink === false ? undefined : guid?.value),
      title,
      summary: description,
      date: pubDate ?? dc?.dates?.[0],
    }));
  }
  if (parsed.format === "rdf") {
    return (parsed.feed.items ?? []).map(({ link, title, description, dc }) => ({
      url: link,
      title,
      summary: description,
      date: dc?.dates?.[0],
    }));
  }
  if (parsed.format === "json") {
    return (parsed.feed.items ?? []).map((item) => ({
      url: item.url ?? item.external_url,
      title: item.title,
      summary: item.summary ?? item.content_text,
      date: item.date_published,
    }));
  }
  return (parsed.feed.entries ?? []).map(({ links = [], title, summary, published, updated }) => ({
    url: links.find(({ rel = "alternate" }) => rel === "alternate")?.href,
    title: title?.value,
    summary: summary?.value,
    date: published ?? updated,
  }));
}

/** A sitemap as https://www.sitemaps.org has it, with what Google News adds; null for another document. */
function readSitemap(text: string): RawItem[] | null {
  const start = text.slice(0, 20_000);
  if (/<(?:\w+:)?sitemapindex[\s>]/.test(start))
    throw new Error("it is an index of sitemaps; watch one of those that it names");
  if (!/<(?:\w+:)?urlset[\s>]/.test(start)) return null;
  const parser = new XMLParser({
    removeNSPrefix: true,
    ignoreAttributes: true,
    parseTagValue: false,
    processEntities: true,
    isArray: (name) => name === "url",
  });
  const { urlset } = parser.parse(text) as { urlset?: { url?: SitemapEntry[] } };
  return (urlset?.url ?? []).map(({ loc, lastmod, news }) => ({
    url: wordsOf(loc),
    title: wordsOf(news?.title),
    summary: wordsOf(news?.keywords),
    date: wordsOf(news?.publication_date) ?? wordsOf(lastmod),
  }));
}

type SitemapEntry = {
  loc?: unknown;
  lastmod?: unknown;
  news?: { title?: unknown; keywords?: unknown; publication_date?: unknown };
};

function wordsOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The item in its plain form; none where it has no address. */
function itemOf({ url = "", title, summary, date }: RawItem, base: string): FeedItem[] {
  const address = url.trim() === "" ? undefined : plainAddress(url, base);
  if (address === undefined) return [];
  const written = readWrittenDate(date ?? "");
  return [
    {
      url: address,
      title: plainWords(title, 500),
      summary: plainWords(summary, 2_000),
      publishedAt: typeof written === "string" ? written : undefined,
    },
  ];
}

/** The words of what may hold tags. */
function plainWords(text: string | undefined, most: number): string | undefined {
  return cleanLine(text?.slice(0, 20_000).replace(/<[^<>]*>/g, " "), most);
}
