import { readWrittenDate } from "../../statement/written-date.ts";
import { findDate } from "../document/dates.ts";
import { oneLine } from "../document/lines.ts";
import type { WordClasses } from "../words/word-classes.ts";
import type { PageElement, PageTree } from "./page-tree.ts";

/** Names of meta tags for the day of publication, the most exact first. */
const NAMES = (
  "article:published_time og:article:published_time article:published datePublished date_published " +
  "parsely-pub-date sailthru.date cXenseParse:recs:publishtime publish-date publish_date publishdate pubdate " +
  "published_at publication_date publication-date article_date_original OriginalPublicationDate rnews:datePublished " +
  "DC.date.issued dc.date.issued dcterms.created DC.Date dc.date dcterms.date article.published article.created " +
  "og:published_time og:pubdate date_published created citation_publication_date citation_date date"
).split(" ");
const ELEMENTS = [
  "[itemprop=datePublished]",
  "time[pubdate]",
  "article header time,time[class*=publish i]",
  "article time[datetime]",
  "time[datetime]",
  "abbr.published,[class*=publish i][class*=date i],[class*=pubdate i],[class*=date-publish i]",
  "[class*=article-date i],[class*=post-date i],[class*=entry-date i],[class*=story-date i],[class~=date i]",
  "time",
  "[class*=timestamp i],[class*=byline i],[class*=dateline i],[class*=posted i],[class*=published i]",
];
const FIRST_YEAR = "1700";
const MAX_LOOKED_AT = 20;
const MAX_LINE = 200;
const IN_ADDRESS = /\/((?:19|20)\d\d)[/-]?(\d{1,2})[/-]?(\d{1,2})(?=\D|$)/;

/**
 * The day or moment a page was published: in its linked data, its meta tags, what it marks as a time, the words
 * of its byline, or its address. What is no date is passed over.
 */
export function publishedOf(
  tree: PageTree,
  { linked, url, classes }: { linked?: string; url?: string; classes: WordClasses },
): string | undefined {
  return readDate(linked) ?? inMeta(tree) ?? inElements(tree, classes) ?? inAddress(url);
}

function inMeta(tree: PageTree): string | undefined {
  const metas = new Map<string, string>();
  for (const meta of tree.querySelectorAll("meta[content]")) {
    for (const attribute of ["property", "name", "itemprop"]) {
      const name = meta.getAttribute(attribute)?.toLowerCase();
      if (name && !metas.has(name)) metas.set(name, meta.getAttribute("content") ?? "");
    }
  }
  return first(NAMES, (name) => readDate(metas.get(name.toLowerCase())));
}

function inElements(tree: PageTree, classes: WordClasses): string | undefined {
  return first(ELEMENTS, (selector) =>
    first([...tree.querySelectorAll(selector)].slice(0, MAX_LOOKED_AT), (element) =>
      dateIn(element, classes),
    ),
  );
}

function dateIn(element: PageElement, classes: WordClasses): string | undefined {
  const line = oneLine(element.textContent ?? "");
  const attributes = ["datetime", "content", "title"].map((name) => element.getAttribute(name));
  return (
    first(attributes, readDate) ??
    readDate(line) ??
    (line.length <= MAX_LINE ? findDate(line, classes) : undefined)
  );
}

function inAddress(url: string | undefined): string | undefined {
  const [, year = "", month = "", day = ""] = IN_ADDRESS.exec(url ?? "") ?? [];
  return readDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

function readDate(written: string | null | undefined): string | undefined {
  const date = written ? readWrittenDate(written.trim()) : null;
  // "0001-01-01" stands for no day at all.
  return typeof date === "string" && FIRST_YEAR <= date ? date : undefined;
}

function first<T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
