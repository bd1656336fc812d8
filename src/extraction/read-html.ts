import { createRequire } from "node:module";
import type { Article } from "./article.ts";
import { joinOpenQuotes, type Block, type BlockKind } from "./blocks.ts";
import type { Document } from "./document.ts";
import { boundDepth } from "./page-depth.ts";

/** Readability is slow, and no page that people read has more. */
const MAX_ELEMENTS = 20_000;

type Piece = { kind: BlockKind; text: string; cite?: string };
type Element = {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<Element>;
  getAttribute(name: string): string | null;
  innerHTML: string;
  remove(): void;
};
type Dom = {
  body: Element | null;
  documentElement: Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
};

// Loaded with the first page: it takes longer to load than a hundred plain texts to read.
const require = createRequire(import.meta.url);
const parseDom = (html: string): Dom => require("linkedom").parseHTML(html).document;

/** A page as a document, and what it says about itself. */
export type Page = Document & { about: Article };

const DROPPED =
  "script,style,noscript,template,nav,aside,footer,form,button,figure,figcaption,iframe,svg,select,dialog,[hidden],[aria-hidden=true],[role=navigation],[role=complementary],[role=banner]";
const FURNITURE =
  /(?:^|[\s_-])(?:ads?|advert\w*|sponsor\w*|promo\w*|cookies?|consent|gdpr|banner|share|sharing|social|related|recommend\w*|newsletter|subscribe|subscription|comments?|byline|by|author|caption|breadcrumbs?|footer|sidebar|menu|nav|toolbar|popup|modal|paywall|tags|dek|standfirst|key-points|keypoints|summary|pull|pullquote|pull-quote|note|timestamp|meta)(?:$|[\s_-])/i;
const BLOCKS = new Set(
  "P LI BLOCKQUOTE H1 H2 H3 H4 H5 H6 DIV SECTION ARTICLE MAIN UL OL DL DT DD TABLE TR TD TH HEADER BODY PRE TIME HR".split(
    " ",
  ),
);

/** Reads a page: the running text of its article without the furniture around it. */
export function readHtml(html: string): Page {
  const page = boundDepth(html);
  const document = parseDom(
    /<(?:html|body)\b/i.test(page) ? page : `<html><body>${page}</body></html>`,
  );
  const about = readAbout(document);
  for (const element of document.querySelectorAll(DROPPED)) element.remove();
  const heading = document.querySelector("h1")?.textContent?.trim();
  const root = findRoot(document);
  const pieces: Piece[] = [];
  if (root) collect(root, "body", pieces, { text: "" });
  let text = "";
  const blocks: Block[] = [];
  for (const piece of pieces) {
    const start = text.length;
    text += piece.text;
    blocks.push({ kind: piece.kind, start, end: text.length, cite: piece.cite });
    text += "\n\n";
  }
  const title = heading || about.title;
  return {
    text,
    title,
    blocks: joinOpenQuotes(text, blocks),
    plain: false,
    about: { ...about, title },
  };
}

/** Where the article stands: in its element, else where Readability sees it. */
function findRoot(document: Dom): Element | null {
  const marked =
    largest([...document.querySelectorAll("article,[itemprop=articleBody]")]) ??
    document.querySelector("main,[role=main]");
  if (marked) return marked;
  const whole = document.body ?? document.documentElement;
  if ([...document.querySelectorAll("*")].length > MAX_ELEMENTS) return whole;
  const found = findReadable(`<html><body>${whole?.innerHTML ?? ""}</body></html>`);
  const read = found ? parseDom(`<html><body>${found}</body></html>`).body : null;
  const enough = (read?.textContent?.length ?? 0) * 3 > (whole?.textContent?.length ?? 0);
  return enough ? read : whole;
}

function findReadable(html: string): string | null | undefined {
  const { Readability } = require("@mozilla/readability") as {
    Readability: new (document: Dom) => { parse(): { content?: string | null } | null };
  };
  try {
    return new Readability(parseDom(html)).parse()?.content;
  } catch {
    // Too strange for it: then the whole page is read.
    return null;
  }
}

function largest<T extends { textContent: string | null }>(elements: T[]): T | undefined {
  let best: T | undefined;
  for (const element of elements) {
    if ((element.textContent?.length ?? 0) > (best?.textContent?.length ?? 0)) best = element;
  }
  return best;
}

/** Walks the tree without recursion into inline elements' blocks; each block element is a paragraph. */
function collect(node: Element, kind: BlockKind, pieces: Piece[], line: { text: string }) {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) line.text += child.textContent ?? "";
    else if (child.nodeType === 1) collectElement(child, kind, pieces, line);
  }
}

function collectElement(
  element: Element,
  kind: BlockKind,
  pieces: Piece[],
  line: { text: string },
) {
  const name = element.nodeName.toUpperCase();
  if (name === "BR") {
    line.text += "\n";
    return;
  }
  const label = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
  if (FURNITURE.test(label)) return;
  if (!BLOCKS.has(name)) {
    collect(element, kind, pieces, line);
    return;
  }
  flush(kind, pieces, line);
  const inner = kindOf(name, kind);
  const first = pieces.length;
  collect(element, inner, pieces, line);
  flush(inner, pieces, line);
  if (name === "BLOCKQUOTE") pieces.push(...joinQuotation(pieces.splice(first)));
}

/** The paragraphs of a set-off quotation as one, and the last line that signs it apart. */
function joinQuotation(pieces: readonly Piece[]): Piece[] {
  const cite =
    pieces.length > 1 && /^[—–-]\s*\p{Lu}/u.test(pieces.at(-1)!.text)
      ? pieces.at(-1)!.text
      : undefined;
  const said = cite ? pieces.slice(0, -1) : [...pieces];
  // Paragraphs with quotation marks of their own are an excerpt in which others speak.
  if (said.length === 0 || (said.length > 1 && said.some(({ text }) => /[“"«”»]/.test(text))))
    return said;
  return [{ kind: "quotation", text: said.map(({ text }) => text).join(" "), cite }];
}

function kindOf(name: string, outer: BlockKind): BlockKind {
  if (/^H[1-6]$/.test(name) || name === "TIME") return "heading";
  if (name === "BLOCKQUOTE" || outer === "quotation") return "quotation";
  return name === "LI" ? "item" : outer;
}

function flush(kind: BlockKind, pieces: Piece[], line: { text: string }) {
  const text = line.text.replace(/\s+/g, " ").trim();
  line.text = "";
  if (text) pieces.push({ kind, text });
}

function readAbout(document: Dom): Article {
  const meta = (name: string) =>
    document
      .querySelector(`meta[property="${name}"],meta[name="${name}"]`)
      ?.getAttribute("content")
      ?.trim() || undefined;
  const data = readJsonLd(document);
  const publishedAt = data.publishedAt ?? meta("article:published_time") ?? meta("date");
  const url = document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? meta("og:url");
  const about: Article = {
    title:
      meta("og:title") ??
      data.title ??
      (document.querySelector("title")?.textContent?.trim() || undefined),
    outlet: meta("og:site_name") ?? data.outlet,
    publishedAt,
    url: url && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : undefined,
    lang: document.documentElement?.getAttribute("lang")?.slice(0, 35) || undefined,
  };
  return Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));
}

function readJsonLd(document: Dom): { title?: string; outlet?: string; publishedAt?: string } {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const parsed: unknown = JSON.parse(script.textContent ?? "");
      for (const item of [parsed].flat() as Record<string, unknown>[]) {
        const text = (value: unknown) => (typeof value === "string" ? value : undefined);
        const publisher = item?.publisher as Record<string, unknown> | undefined;
        if (!text(item?.headline)) continue;
        return {
          title: text(item.headline),
          outlet: text(publisher?.name),
          publishedAt: text(item.datePublished),
        };
      }
    } catch {
      // A page whose data can't be read still has its text.
    }
  }
  return {};
}
