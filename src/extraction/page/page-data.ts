import { isAddress } from "../../statement/statement-schema.ts";
import type { Article } from "../article.ts";

/** What is read of an element of a page. */
export type DataElement = {
  textContent: string | null;
  getAttribute(name: string): string | null;
};
export type DataDocument = {
  documentElement: DataElement | null;
  querySelector(selector: string): DataElement | null;
  querySelectorAll(selector: string): Iterable<DataElement>;
};

/** What a page says about its article: as an article, and who wrote it. */
export type PageData = Article & { byline?: string };

type Fields = Pick<PageData, "title" | "outlet" | "publishedAt" | "byline" | "lang">;

const DATES =
  'meta[property="article:published_time"],meta[name="article:published_time"],meta[itemprop=datePublished],meta[name=parsely-pub-date],meta[name="dc.date"],meta[name="DC.date.issued"],meta[name=pubdate],meta[name=publishdate],meta[name=date]';
const TIMES = "time[itemprop=datePublished],time[pubdate],article time[datetime],time[datetime]";
const AUTHORS =
  'meta[name=author],meta[name="parsely-author"],[rel=author],[itemprop=author],.byline';
const MAX_ITEMS = 200;

/** Title, outlet, date, address, language and byline of a page, from JSON-LD, meta and time tags. */
export function readPageData(document: DataDocument): PageData {
  const content = (selector: string) =>
    clean(document.querySelector(selector)?.getAttribute("content"));
  const meta = (name: string) => content(`meta[property="${name}"],meta[name="${name}"]`);
  const data = readJsonLd(document);
  const titles = [
    meta("og:title"),
    data.title,
    meta("twitter:title"),
    clean(document.querySelector("title")?.textContent),
  ];
  const dates = [
    data.publishedAt,
    content(DATES),
    clean(document.querySelector(TIMES)?.getAttribute("datetime")),
  ];
  return dropAbsent({
    title: titles.find(isGiven),
    outlet: meta("og:site_name") ?? data.outlet ?? meta("application-name"),
    publishedAt: dates.find(isGiven),
    url: addressOf(
      document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? meta("og:url"),
    ),
    lang: langOf(
      document.documentElement?.getAttribute("lang") ??
        data.lang ??
        content("meta[http-equiv=content-language i]") ??
        meta("og:locale"),
    ),
    byline: data.byline ?? authorOf(document),
  });
}

/** An address that statements would be refused for is left out, so that the statements are kept. */
function addressOf(url: string | undefined): string | undefined {
  return url !== undefined && isAddress(url) ? url : undefined;
}

function authorOf(document: DataDocument): string | undefined {
  const author = document.querySelector(AUTHORS);
  return clean(author?.getAttribute("content") ?? author?.textContent)?.slice(0, 200);
}

function dropAbsent(data: PageData): PageData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

function isGiven(value: string | undefined): boolean {
  return value !== undefined;
}

function clean(value: string | null | undefined): string | undefined {
  return value?.trim() || undefined;
}

/** A language as BCP 47 writes it: "en_GB" is "en-GB". */
function langOf(value: string | null | undefined): string | undefined {
  const lang = clean(value)?.replaceAll("_", "-").slice(0, 35);
  return lang && /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(lang) ? lang : undefined;
}

/** The first item of the page's data that is an article, wherever it stands in its graphs. */
function readJsonLd(document: DataDocument): Fields {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const item = itemsOf(JSON.parse(script.textContent ?? "")).find(
        ({ headline }) => typeof headline === "string",
      );
      if (item) return fieldsOf(item);
    } catch {
      // A page whose data can't be read still has its text.
    }
  }
  return {};
}

type Item = Record<string, unknown>;

function itemsOf(data: unknown): Item[] {
  const items: Item[] = [];
  const queue: unknown[] = [data];
  while (queue.length > 0 && items.length < MAX_ITEMS) {
    const next = queue.shift();
    if (Array.isArray(next)) queue.push(...next.slice(0, MAX_ITEMS));
    else if (typeof next === "object" && next !== null) {
      const item = next as Item;
      items.push(item);
      queue.push(item["@graph"], item.mainEntity);
    }
  }
  return items;
}

function fieldsOf(item: Item): Fields {
  const authors = [item.author].flat().map(nameOf).filter(Boolean);
  return {
    title: textOf(item.headline),
    outlet: nameOf([item.publisher].flat()[0]),
    publishedAt: textOf(item.datePublished),
    lang: textOf(item.inLanguage) ?? textOf((item.inLanguage as Item | undefined)?.alternateName),
    byline: authors.join(", ") || undefined,
  };
}

function nameOf(value: unknown): string | undefined {
  return textOf(value) ?? textOf((value as Item | undefined | null)?.name);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? clean(value) : undefined;
}
