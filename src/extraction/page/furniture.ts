import type { WordClass, WordClasses } from "../words/word-classes.ts";
import type { Measure, MeasureOf } from "./measures.ts";
import type { PageElement } from "./page-tree.ts";

/** Whether an element is a part of the page and not of its article. */
export type IsFurniture = (element: PageElement) => boolean;

const NEVER_READ = new Set(
  (
    "script style noscript template svg math iframe object embed canvas audio video map button input " +
    "select option textarea datalist progress meter head link meta"
  ).split(" "),
);
const NEVER_TEXT = new Set(["nav", "dialog", "menu"]);
const ROLES = new Set(["navigation", "complementary", "banner", "dialog", "search", "menu"]);
const BOXES = new Set("ul ol div section table aside dl p li h2 h3 h4 h5 h6".split(" "));
const LINES = new Set("p li h2 h3 h4 h5 h6".split(" "));

/** What only looks like a part of the page is none where it holds more of the text than this. */
const BODY_SHARE = 0.5;
/** A box is a list of links where less of its text than this is outside of them. */
const LINK_BOX_PROSE = 0.3;
const LINK_LINE_PROSE = 0.1;
const MAX_TEASER = 600;

type Whole = { root: PageElement; measureOf: MeasureOf; classes: WordClasses };

/** Tells the furniture in a tree: by tag, by role, by the words of its class, by being links. */
export function openFurniture({ root, measureOf, classes }: Whole): IsFurniture {
  const whole = measureOf(root).prose;
  const holdsBody = ({ prose }: Measure) => prose > BODY_SHARE * whole;
  const teasers = findTeasers(root, measureOf);

  return (element) => {
    if (NEVER_READ.has(element.localName)) return true;
    const measure = measureOf(element);
    if (holdsBody(measure)) return false;
    return (
      NEVER_TEXT.has(element.localName) ||
      teasers.has(element) ||
      isHidden(element) ||
      isFrame(element) ||
      (isNamedPart(element, { measureOf, classes }) && !isAroundPost(element, measureOf)) ||
      isLinks(element, measure)
    );
  };
}

function isHidden(element: PageElement): boolean {
  return (
    element.getAttribute("hidden") !== null ||
    element.getAttribute("aria-hidden") === "true" ||
    /display\s?:\s?none/i.test(element.getAttribute("style") ?? "")
  );
}

/** What stands around an article or beside it, but no lines of a set-off quotation. */
function isFrame(element: PageElement): boolean {
  const { localName } = element;
  if (localName === "figure" || localName === "figcaption")
    return !holdsQuotation(figureOf(element));
  if (ROLES.has(element.getAttribute("role") ?? "")) return true;
  if (localName === "footer") return !isInQuotation(element);
  if (localName === "aside")
    return element.querySelector("dl,tr,li,p ~ p") === null || !hasMarks(element);
  return localName === "form";
}

function figureOf(element: PageElement): PageElement {
  let figure: PageElement | null = element;
  while (figure && figure.localName !== "figure") figure = figure.parentNode;
  return figure ?? element;
}

/** A figure that is a quotation, with its speaker below, in place of a picture. */
function holdsQuotation(figure: PageElement): boolean {
  return (
    figure.querySelector("blockquote,q") !== null ||
    (figure.querySelector("p") !== null && figure.querySelector("img,picture") === null)
  );
}

function isInQuotation(element: PageElement): boolean {
  let at: PageElement | null = element.parentNode;
  while (at && at.localName !== "blockquote" && at.localName !== "figure") at = at.parentNode;
  return at !== null;
}

/** Whether something is said in an element. */
export function hasMarks(element: PageElement): boolean {
  return /["“„«]/.test(element.textContent ?? "");
}

/** Whether the words of its class or id say that an element is a part of the page. */
function isNamedPart(element: PageElement, { measureOf, classes }: Omit<Whole, "root">): boolean {
  if (isNamed(element, "page part", classes)) return true;
  // Who wrote an article is no part of it; who spoke is, and has the same names.
  return isNamed(element, "person part", classes) && !isBesideQuotation(element, measureOf);
}

/** Whether a name in its class or id ends with a word of a class. */
export function isNamed(element: PageElement, words: WordClass, classes: WordClasses): boolean {
  const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
  return names !== " " && names.split(/\s+/).some((name) => endsIn(name, words, classes));
}

/** Whether an element is the frame of an embedded post, which sites call "social". */
function isAroundPost(element: PageElement, measureOf: MeasureOf): boolean {
  const post = element.localName === "blockquote" ? element : element.querySelector("blockquote");
  return post !== null && measureOf(post).length > BODY_SHARE * measureOf(element).length;
}

function isBesideQuotation(element: PageElement, measureOf: MeasureOf): boolean {
  if (isInQuotation(element)) return true;
  const { parentNode } = element;
  if (!parentNode || measureOf(parentNode).length > MAX_TEASER) return false;
  return hasMarks(parentNode) && !parentNode.querySelector("h1");
}

/** "article-sidebar" is a sidebar, "has-sidebar" is a layout, and "social-article" is an article. */
function endsIn(name: string, named: WordClass, classes: WordClasses): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[_-]+/)
    .filter((word) => /[a-z]/.test(word));
  if (words.some((word) => classes["layout word"].has(word))) return false;
  while (words.length > 1 && classes["box word"].has(words.at(-1) ?? "")) words.pop();
  const last = words.at(-1) ?? "";
  if (classes[named].has(last) || classes[named].has(words.slice(-2).join("-"))) return true;
  const stems = named === "page part" ? [...classes["page part stem"]] : [];
  return stems.some((stem) => last.startsWith(stem));
}

function isLinks(element: PageElement, { length, prose }: Measure): boolean {
  if (length === 0 || !BOXES.has(element.localName)) return false;
  if (!LINES.has(element.localName)) return prose < LINK_BOX_PROSE * length;
  const ended = /[.!?]["”’»)]*\s*$/.test(element.textContent ?? "");
  return !ended && prose <= LINK_LINE_PROSE * length;
}

/** Short articles whose headings lead to other pages, unless the page consists of them. */
function findTeasers(root: PageElement, measureOf: MeasureOf): ReadonlySet<PageElement> {
  const teasers = [...root.querySelectorAll("article")].filter((article) => {
    const heading = article.querySelector("h1,h2,h3,h4,h5,h6");
    if (!heading || measureOf(article).prose > MAX_TEASER) return false;
    const { length, prose } = measureOf(heading);
    return length > 0 && prose === 0;
  });
  const held = teasers.reduce((sum, teaser) => sum + measureOf(teaser).prose, 0);
  return held > 0.8 * measureOf(root).prose ? new Set() : new Set(teasers);
}
