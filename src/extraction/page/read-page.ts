import { createRequire } from "node:module";
import { joinOpenQuotes, type Block, type BlockKind } from "../document/blocks.ts";
import type { Document } from "../document/document.ts";
import type { WordClasses } from "../words/word-classes.ts";
import { readPageData, type DataDocument, type DataElement } from "./page-data.ts";
import { boundDepth } from "./page-depth.ts";

/** Readability is slow; pages that people read have fewer. */
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
const BLOCKS = new Set(
  "P LI BLOCKQUOTE H1 H2 H3 H4 H5 H6 DIV SECTION ARTICLE MAIN UL OL DL DT DD TABLE TR TD TH HEADER BODY PRE TIME HR".split(
    " ",
  ),
);

/** Reads a page: the running text of its article without the boilerplate around it. */
export function readPage(html: string, classes: WordClasses): Document {
  const page = boundDepth(html);
  const document = parseDom(
    /<html\b/i.test(page) || /<body\b/i.test(page) ? page : `<html><body>${page}</body></html>`,
  );
  const { byline, ...about } = readPageData(document);
  for (const element of document.querySelectorAll(DROPPED)) element.remove();
  const heading = document.querySelector("h1")?.textContent?.trim();
  const root = findRoot(document);
  const pieces = root ? piecesOf(root, classes) : [];
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

/** "By Gil Harrow", and other words that a page puts beside its author's name. */
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
    // Readability throws on strange pages: then the whole page is read.
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

/** The paragraphs of a tree: each block element is one, and inline elements are part of theirs. */
function piecesOf(root: Element, classes: WordClasses): Piece[] {
  const pieces: Piece[] = [];
  let line = "";

  const flush = (kind: BlockKind) => {
    const text = line.replace(/\s+/g, " ").trim();
    line = "";
    if (text) pieces.push({ kind, text });
  };

  // The depth of a page is bounded.
  const collect = (node: Element, kind: BlockKind) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) line += child.textContent ?? "";
      else if (child.nodeType === 1) collectElement(child, kind);
    }
  };

  const collectElement = (element: Element, kind: BlockKind) => {
    const name = element.nodeName.toUpperCase();
    if (name === "BR") line += "\n";
    else if (!isPagePart(element, classes)) {
      if (BLOCKS.has(name)) collectBlock(element, name, kind);
      else collect(element, kind);
    }
  };

  const collectBlock = (element: Element, name: string, kind: BlockKind) => {
    flush(kind);
    const inner = kindOf(name, kind);
    const first = pieces.length;
    collect(element, inner);
    flush(inner);
    if (name !== "BLOCKQUOTE") return;
    for (const piece of joinQuotation(pieces.splice(first))) pieces.push(piece);
  };

  collect(root, "body");
  return pieces;
}

/** Whether an element's class or id says that it is a part of the page, not of the article. */
function isPagePart(element: Element, classes: WordClasses): boolean {
  const label = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
  if (label === " ") return false;
  const words = label.toLowerCase().split(/[\s_-]+/);
  const parts = classes["page part"];
  return words.some(
    (word, i) =>
      parts.has(word) ||
      parts.has(`${word}-${words[i + 1]}`) ||
      [...classes["page part stem"]].some((stem) => word.startsWith(stem)),
  );
}

/** The paragraphs of a set-off quotation as one, and the last line that signs it apart. */
function joinQuotation(pieces: readonly Piece[]): Piece[] {
  const last = pieces.at(-1)?.text ?? "";
  const cite = pieces.length > 1 && /^[—–-]\s*\p{Lu}/u.test(last) ? last : undefined;
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
