import type { PageTree } from "./page-tree.ts";

/** What a page's linked data says of its article. */
export type LinkedData = {
  headline?: string;
  outlet?: string;
  publishedAt?: string;
  lang?: string;
  byline?: string;
  /** The text of the article. */
  body?: string;
};

type Item = Record<string, unknown>;

const MAX_ITEMS = 200;
const ARTICLE = /(?:Article|Posting|Report|Review)$/;

/** Reads JSON-LD: the item that is an article, else one with a headline, wherever it stands in its graphs. */
export function readLinkedData(tree: PageTree): LinkedData {
  const items: Item[] = [];
  for (const script of tree.querySelectorAll('script[type="application/ld+json" i]')) {
    for (const item of itemsOf(parseJson(script.textContent ?? ""))) items.push(item);
  }
  const isArticle = (item: Item) =>
    [item["@type"]].flat().some((type) => typeof type === "string" && ARTICLE.test(type));
  const article =
    items.find((item) => isArticle(item) && textOf(item.headline)) ??
    items.find((item) => textOf(item.headline)) ??
    items.find(isArticle);
  return article ? fieldsOf(article, items) : {};
}

/** Data as sites write it: between comment marks, with line ends inside of texts; null where it can't be read. */
function parseJson(script: string): unknown {
  const bare = script.replace(/^\s*(?:<!--|\/\*.{0,40}\*\/|<!\[CDATA\[)|(?:-->|\]\]>)\s*$/g, "");
  try {
    return JSON.parse(bare.replace(/[\n\r\t]+/g, " "));
  } catch {
    // A page whose data can't be read still has its text.
    return null;
  }
}

function itemsOf(data: unknown): Item[] {
  const items: Item[] = [];
  const queue: unknown[] = [data];
  while (queue.length > 0 && items.length < MAX_ITEMS) {
    const next = queue.shift();
    if (Array.isArray(next)) queue.push(...next.slice(0, MAX_ITEMS));
    else if (typeof next === "object" && next !== null) {
      const item = next as Item;
      items.push(item);
      queue.push(item["@graph"], item.mainEntity, item.mainEntityOfPage);
    }
  }
  return items;
}

function fieldsOf(item: Item, items: readonly Item[]): LinkedData {
  const nameOf = (value: unknown): string | undefined => {
    const { name, "@id": id } = (value ?? {}) as Item;
    const named = items.find((other) => id !== undefined && other["@id"] === id && other.name);
    return textOf(value) ?? textOf(name) ?? textOf(named?.name);
  };
  const authors = [item.author].flat().map(nameOf).filter(Boolean);
  return {
    headline: textOf(item.headline) ?? textOf(item.name),
    outlet: nameOf([item.publisher].flat()[0]),
    publishedAt: textOf(item.datePublished) ?? textOf(item.dateCreated),
    lang: textOf(item.inLanguage) ?? textOf((item.inLanguage as Item | undefined)?.alternateName),
    byline: authors.join(", ") || undefined,
    body: textOf(item.articleBody),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value.trim() || undefined : undefined;
}
