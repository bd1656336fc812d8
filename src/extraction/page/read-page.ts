import { createRequire } from "node:module";
import { joinOpenQuotes, type Block, type BlockKind } from "../document/blocks.ts";
import type { Document } from "../document/document.ts";
import { readPageData, type DataDocument, type DataElement } from "./page-data.ts";
import { boundDepth } from "./page-depth.ts";

/** Readability is slow, and no page that people read has more. */
const MAX_ELEMENTS = 20_000;

type Piece = { kind: BlockKind; text: string; cite?: string };
type Element = DataElement & {
  nodeType: number;
  nodeName: string;
  childNodes: Iterable<Element>;
  innerHTML: string;
  remove(): void;
};
type Dom = Omit<DataDocument, "documentElement" | "querySelector" | "querySelectorAll"> & {
  body: Element | null;
  documentElement: Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
};

// Loaded with the first page: it takes longer to load than a hundred plain texts to read.
const require = createRequire(import.meta.url);
const parseDom = (html: string): Dom => require("linkedom").parseHTML(html).document;

const DROPPED =
  "script,style,noscript,template,nav,aside,footer,form,button,figure,figcaption,iframe,svg,select,dialog,[hidden],[aria-hidden=true],[role=navigation],[role=complementary],[role=banner]";
const FURNITURE =
  /(?:^|[\s_-])(?:ads?|advert[a-z]*|sponsor[a-z]*|promo[a-z]*|cookies?|consent|gdpr|banner|share|sharing|social|related|recommend[a-z]*|newsletter|subscribe|subscription|comments?|byline|by|author|caption|breadcrumbs?|footer|sidebar|menu|nav|toolbar|popup|modal|paywall|tags|dek|standfirst|key-points|keypoints|summary|pull|pullquote|pull-quote|note|timestamp|meta)(?:$|[\s_-])/i;
const BLOCKS = new Set(
  "P LI BLOCKQUOTE H1 H2 H3 H4 H5 H6 DIV SECTION ARTICLE MAIN UL OL DL DT DD TABLE TR TD TH HEADER BODY PRE TIME HR".split(
    " ",
  ),
);

/** Reads a page: the running text of its article without the furniture around it. */
export function readHtml(html: string): Document {
  const page = boundDepth(html);
  const document = parseDom(
    /<(?:html|body)\b/i.test(page) ? page : `<html><body>${page}</body></html>`,
  );
  const { byline, ...about } = readPageData(document);
  for (const element of document.querySelectorAll(DROPPED)) element.remove();
  const heading = document.querySelector("h1")?.textContent?.trim();
  const root = findRoot(document);
  const pieces: Piece[] = [];
  if (root) collect(root, "body", pieces, { text: "" });
  let text = "";
  const blocks: Block[] = [];
  for (const piece of pieces) {
    if (byline !== undefined && isByline(piece.text, byline)) continue;
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

/** "By Gil Harrow" and what else a page puts beside its author's name. */
function isByline(line: string, byline: string): boolean {
  return line.length < byline.length + 40 && line.includes(byline);
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
  if (name === "BLOCKQUOTE")
    for (const piece of joinQuotation(pieces.splice(first))) pieces.push(piece);
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
