import { isAddress } from "../../statement/statement-schema.ts";
import type { Article } from "../article.ts";
import type { WordClasses } from "../words/word-classes.ts";
import { readLinkedData } from "./linked-data.ts";
import { publishedOf } from "./page-date.ts";
import { outletBehind, titleOf } from "./page-title.ts";
import type { PageTree } from "./page-tree.ts";

/** What a page says about its article: as an article, who wrote it, and its text as data. */
export type PageData = Article & { byline?: string; body?: string };

const OUTLETS = [
  "og:site_name",
  "application-name",
  "dc.publisher",
  "publisher",
  "twitter:app:name:iphone",
];
const AUTHORS =
  'meta[name=author],meta[name="parsely-author"],[rel=author],[itemprop=author],.byline';

/** Title, outlet, date, address, language and byline of a page, from its linked data, meta tags and marks. */
export function readPageData(tree: PageTree, classes: WordClasses): PageData {
  const content = (selector: string) =>
    clean(tree.querySelector(selector)?.getAttribute("content"));
  const meta = (name: string) => content(`meta[property="${name}" i],meta[name="${name}" i]`);
  const linked = readLinkedData(tree);
  const [site, ...names] = OUTLETS.map(meta);
  const outlet = site ?? linked.outlet ?? names.find(isGiven);
  const url = addressOf(
    clean(tree.querySelector("link[rel=canonical]")?.getAttribute("href")) ?? meta("og:url"),
  );
  const whole = clean(tree.querySelector("head title")?.textContent?.replace(/\s+/g, " "));
  const given = [meta("og:title"), linked.headline, meta("twitter:title")];
  const title = titleOf(tree, { given, whole, outlet });
  return dropAbsent({
    title,
    outlet: outlet ?? outletBehind(whole, title),
    publishedAt: publishedOf(tree, { linked: linked.publishedAt, url, classes }),
    url,
    lang: langOf(
      tree.documentElement?.getAttribute("lang") ??
        linked.lang ??
        content("meta[http-equiv=content-language i]") ??
        meta("og:locale"),
    ),
    byline: linked.byline ?? authorOf(tree),
    body: linked.body,
  });
}

/** An address that statements would be refused for is left out, so that the statements are kept. */
function addressOf(url: string | undefined): string | undefined {
  return url !== undefined && isAddress(url) ? url : undefined;
}

function authorOf(tree: PageTree): string | undefined {
  const author = tree.querySelector(AUTHORS);
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
