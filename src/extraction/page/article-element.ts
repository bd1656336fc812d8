import type { WordClasses } from "../words/word-classes.ts";
import { hasMarks, type IsFurniture, openFurniture } from "./furniture.ts";
import { type MeasureOf, measureTree } from "./measures.ts";
import type { PageElement, PageTree } from "./page-tree.ts";
import type { Piece } from "./piece.ts";
import { readPieces } from "./pieces.ts";
import { findReadable, placeOf } from "./readable.ts";

/** Where a page says itself that its article stands. */
const MARKED = "article,main,[role=main],[itemprop=articleBody]";
/** What Readability drops among the paragraphs that it takes, and articles are made of. */
const FORMS = new Set(
  (
    "p aside blockquote q cite footer figure figcaption table thead tbody tr td th dl dt dd ul ol li details " +
    "h1 h2 h3 h4 h5 h6 time span a b i em strong"
  ).split(" "),
);
/**
 * What has less running text than this share of what a marked element has is not the whole article; of several
 * articles, Readability often takes some.
 */
const ENOUGH = { one: 0.6, several: 0.9 };
/** Readability is made for articles that are longer, and takes a part of shorter ones. */
const SHORT = 500;

/** The paragraphs of a page's article: as Readability sees it, or as the page marks it where that is much more. */
export function readArticlePieces(tree: PageTree, classes: WordClasses): Piece[] {
  const body = tree.body ?? tree.documentElement;
  if (!body) return [];
  const measureOf = measureTree(body);
  const isFurniture = openFurniture({ root: body, measureOf, classes });
  const read = (root: PageElement, isLeftOut = isFurniture) =>
    readPieces(root, { isLeftOut, classes });
  const readable = readReadable(tree, body, { isFurniture, read, measureOf });
  const { pieces: marked, articles } = readMarked(body, { isFurniture, read });
  const enough = ENOUGH[articles > 1 ? "several" : "one"];
  const best = proseIn(readable) < enough * proseIn(marked) ? marked : readable;
  if (proseIn(best) >= SHORT) return best;
  const whole = read(body);
  return proseIn(best) < ENOUGH.one * proseIn(whole) ? whole : best;
}

type Reading = {
  isFurniture: IsFurniture;
  read(root: PageElement, isLeftOut?: IsFurniture): Piece[];
};

/** What Readability takes, and what stands among it that it drops: lists, tables, cards, quotations. */
function readReadable(
  tree: PageTree,
  body: PageElement,
  { isFurniture, measureOf, read }: Reading & { measureOf: MeasureOf },
): Piece[] {
  const places = findReadable(tree);
  const taken = new Set<PageElement>();
  const around = new Set<PageElement>();
  for (const element of body.querySelectorAll("*")) {
    if (!places.has(placeOf(element))) continue;
    taken.add(element);
    for (let at: PageElement | null = element; at && !around.has(at); at = at.parentNode)
      around.add(at);
  }
  if (taken.size === 0) return [];
  const cards = new Map<PageElement, boolean>(); // looked at once, and not for each element in them
  const isForm = (element: PageElement) => {
    if (element.localName !== "div") return FORMS.has(element.localName);
    const known = cards.get(element) ?? (isCard(element) || isLineOfCard(element, measureOf));
    cards.set(element, known);
    return known;
  };
  const isTaken = (element: PageElement) => {
    let at = element;
    while (!around.has(at) && at.parentNode && !taken.has(at.parentNode)) at = at.parentNode;
    if (around.has(at)) return at === element;
    return isForm(at);
  };
  const isOut: IsFurniture = (element) => !isTaken(element) || isFurniture(element);
  return read(smallest(body, taken, around), isOut);
}

/** A box in which something is said, or that has sentences and leads nowhere. */
function isCard(box: PageElement): boolean {
  if (hasMarks(box)) return true;
  return /[.!?…]\s/.test(`${box.textContent ?? ""} `) && !box.querySelector("a,input,iframe");
}

const MAX_CARD = 600;
const MAX_CARD_LINE = 100;

/** Who speaks in a card stands on a line of its own. */
function isLineOfCard(line: PageElement, measureOf: MeasureOf): boolean {
  const { parentNode: card } = line;
  if (!card || measureOf(line).length > MAX_CARD_LINE || measureOf(card).length > MAX_CARD)
    return false;
  return card.localName === "div" && isCard(card) && !line.querySelector("a,input,iframe");
}

/** The smallest element that holds all that was taken. */
function smallest(
  body: PageElement,
  taken: ReadonlySet<PageElement>,
  around: ReadonlySet<PageElement>,
): PageElement {
  let root = body;
  while (!taken.has(root)) {
    const [only, ...others] = [...root.childNodes].filter((child) => around.has(child));
    if (!only || others.length > 0) break;
    root = only;
  }
  return root;
}

/** The fullest of the elements that the page marks, and how many articles are in it. */
function readMarked(body: PageElement, { isFurniture, read }: Reading) {
  let best: { pieces: Piece[]; articles: number } = { pieces: [], articles: 0 };
  for (const root of markedRoots(body)) {
    if (isFurniture(root)) continue;
    const pieces = read(root);
    if (proseIn(pieces) <= proseIn(best.pieces)) continue;
    const articles = [...root.querySelectorAll("article")].filter((one) => !isFurniture(one));
    best = { pieces, articles: articles.length };
  }
  return best;
}

/** The marked elements that stand in no other; of several with one parent, the parent. */
function markedRoots(body: PageElement): PageElement[] {
  const marked = outermost([...body.querySelectorAll(MARKED)]);
  const children = new Map<PageElement, number>();
  for (const { parentNode } of marked)
    if (parentNode) children.set(parentNode, (children.get(parentNode) ?? 0) + 1);
  const roots = marked.map((element) => {
    const { parentNode } = element;
    return parentNode && (children.get(parentNode) ?? 0) > 1 ? parentNode : element;
  });
  return outermost(roots);
}

function outermost(elements: readonly PageElement[]): PageElement[] {
  const all = new Set(elements);
  return [...all].filter((element) => {
    for (let at = element.parentNode; at; at = at.parentNode) if (all.has(at)) return false;
    return true;
  });
}

/** How much running text paragraphs hold: what ends as sentences do. */
export function proseIn(pieces: readonly Piece[]): number {
  let length = 0;
  for (const { kind, text } of pieces)
    if (kind !== "heading" && /[.!?…]["”’»)]*$/.test(text)) length += text.length;
  return length;
}
