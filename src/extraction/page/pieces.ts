import type { BlockKind } from "../document/block.ts";
import { closesArticle, isBoilerplate } from "../document/boilerplate.ts";
import type { WordClasses } from "../words/word-classes.ts";
import { type IsFurniture, isNamed } from "./furniture.ts";
import { isLabel, labelled, MAX_LABEL, runsOn, splitLines } from "./page-lines.ts";
import type { PageElement } from "./page-tree.ts";
import { isQuotation, isSignature, joinQuotation, type Piece, signatureOf } from "./piece.ts";

const BLOCKS = new Set(
  (
    "p li h1 h2 h3 h4 h5 h6 div section article main ul ol dl dt dd table thead tbody tfoot tr td th caption " +
    "header footer aside figure figcaption form fieldset details summary address center body pre hr " +
    "html"
  ).split(" "),
);
const HEADING = /^h[1-6]$/;
const HOUR = /(?<!\d)\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?(?![\d.])/i;

/** The paragraphs of an element: each block element is one, and inline elements are part of theirs. */
export function readPieces(
  root: PageElement,
  { isLeftOut, classes }: { isLeftOut: IsFurniture; classes: WordClasses },
): Piece[] {
  const pieces: Piece[] = [];
  let line = "";
  let keepsLines = root.localName === "pre";

  const add = (text: string, kind: BlockKind) => {
    if (!text) return;
    if (kind === "body" && isSignature(text, pieces.at(-1))) sign(text);
    else pieces.push({ kind: kind === "heading" && runsOn(text) ? "body" : kind, text });
  };

  const sign = (text: string) => {
    const line = signatureOf(text);
    if (line) pieces.push(line);
  };

  const flush = (kind: BlockKind) => {
    const lines = splitLines(line);
    line = "";
    for (const text of lines) add(text, kind);
  };

  // The depth of a page is bounded.
  const collect = (element: PageElement, kind: BlockKind) => {
    for (const child of element.childNodes) {
      if (child.nodeType === 3)
        line += (child.textContent ?? "").replace(keepsLines ? /[^\S\n]+/g : /\s+/g, " ");
      else if (child.nodeType === 1) visit(child, kind);
    }
  };

  const visit = (element: PageElement, kind: BlockKind) => {
    if (element.localName === "br") line += "\n";
    else if (isLeftOut(element)) leaveOut(element, kind);
    else if (signsHere(element, kind)) readSigned(element, kind);
    else readerOf(element)(element, kind);
  };

  const readerOf = (element: PageElement) => {
    const { localName } = element;
    if (localName === "q") return readMarks;
    if (localName === "dl") return readEntries;
    if (localName === "blockquote") return readQuotation;
    if (localName === "figcaption") return readSigned;
    if (localName === "tr" && isRow(element)) return readRow;
    const alone = localName === "time" && standsAlone(element);
    return alone || BLOCKS.has(localName) ? readBlock : collect;
  };

  const signsHere = (element: PageElement, kind: BlockKind) => {
    if (kind === "quotation") return signs(element);
    // The line last: to look at it costs its whole length.
    const named = isQuotation(pieces.at(-1)) && isNamed(element, "signature part", classes);
    return named && line.trim() === "";
  };

  /** The marks that a browser puts around a quotation. */
  const readMarks = (element: PageElement, kind: BlockKind) => {
    const bare = !/^\s*["“„«‘]/.test(element.textContent ?? "");
    if (bare) line += "“";
    collect(element, kind);
    if (bare) line += "”";
  };

  /** The heading of a list goes with it, and that of other links; the hour of a post stays. */
  const leaveOut = (element: PageElement, kind: BlockKind) => {
    if (!BLOCKS.has(element.localName)) return;
    flush(kind);
    const text = (element.textContent ?? "").slice(0, MAX_LABEL + 1);
    const hour = text.length <= MAX_LABEL ? HOUR.exec(text)?.[0] : undefined;
    if (hour !== undefined) add(hour, "heading");
    const last = pieces.at(-1);
    const isList = element.localName === "ul" || element.localName === "ol";
    const leads = last && (closesArticle(last.text, classes) || isBoilerplate(last.text, classes));
    if ((isList && last?.kind === "heading") || (leads && element.querySelector("a"))) pieces.pop();
  };

  const readBlock = (element: PageElement, outer: BlockKind) => {
    flush(outer);
    const kind = kindOf(element.localName, outer);
    const first = pieces.length;
    keepsLines ||= element.localName === "pre";
    collect(element, kind);
    flush(kind);
    if (element.localName === "pre") keepsLines = false;
    const head = pieces[first];
    // "Latvia" above a list of those who spoke there.
    if (kind === "item" && pieces.length > first + 1 && head?.kind === "item" && isLabel(head.text))
      head.kind = "heading";
  };

  /** What an element says as one line. */
  const lineOf = (element: PageElement, between = " ") => {
    const [before, first] = [line, pieces.length];
    line = "";
    collect(element, "body");
    if (between !== " ") line = line.replaceAll("\n", "\n\n");
    flush("body");
    line = before;
    return pieces
      .splice(first)
      .map(({ text }) => text)
      .join(between);
  };

  const readRow = (row: PageElement, kind: BlockKind) => {
    flush(kind);
    const cells = [...row.childNodes].filter(({ nodeType }) => nodeType === 1);
    const isHead = cells.every(({ localName }) => localName === "th");
    add(
      labelled(cells.map((cell, i) => lineOf(cell, i === 0 ? ": " : " ")).filter(Boolean)),
      isHead ? "boilerplate" : kind,
    );
  };

  /** A term with its first meaning on one line; above meanings of several paragraphs it is a heading. */
  const readEntries = (list: PageElement, kind: BlockKind) => {
    flush(kind);
    let term = "";
    for (const entry of entriesOf(list)) {
      if (isLeftOut(entry)) continue;
      if (entry.localName === "dt") {
        if (term) add(term, "heading");
        term = lineOf(entry);
      } else if (entry.localName !== "dd") visit(entry, kind);
      else if (term && entry.querySelector("p,ul,ol,blockquote,div,dl")) {
        add(term, "heading");
        term = "";
        readBlock(entry, kind);
      } else {
        add(labelled([term, lineOf(entry)].filter(Boolean)), kind);
        term = "";
      }
    }
    if (term) add(term, "heading");
  };

  const readQuotation = (element: PageElement, outer: BlockKind) => {
    flush(outer);
    const first = pieces.length;
    collect(element, "quotation");
    flush("quotation");
    for (const piece of joinQuotation(pieces.splice(first))) pieces.push(piece);
  };

  /** Who speaks in a quotation, or in a figure in place of a picture, stands on a line of its own. */
  const readSigned = (element: PageElement, kind: BlockKind) => {
    line = line.replace(/[—–-]\s*$/, "");
    flush(kind);
    sign(lineOf(element));
  };

  collect(root, "body");
  flush("body");
  return pieces;
}

function kindOf(name: string, outer: BlockKind): BlockKind {
  if (HEADING.test(name) || name === "time" || name === "summary") return "heading";
  if (outer === "quotation") return "quotation";
  if (name === "li") return "item";
  return outer === "heading" && name !== "div" ? "body" : outer;
}

/** Whether nothing of a sentence stands beside an element. */
function standsAlone(element: PageElement): boolean {
  const says = (node: PageElement | null) => /[\p{L}\p{N}]/u.test(node?.textContent ?? "");
  return !says(element.previousSibling) && !says(element.nextSibling);
}

/** Whether a row is one of a table of values, and no part of a layout. */
function isRow(row: PageElement): boolean {
  const cells = [...row.childNodes].filter(({ nodeType }) => nodeType === 1);
  if (cells.length < 2 || row.querySelector("table,ul,ol,blockquote,p ~ p,h1,h2")) return false;
  return (cells[0]?.textContent ?? "").trim().length <= MAX_LABEL;
}

function entriesOf(list: PageElement): PageElement[] {
  return [...list.childNodes].flatMap((child) => {
    if (child.nodeType !== 1) return [];
    return child.localName === "div" ? entriesOf(child) : [child];
  });
}

/** Whether an element of a set-off quotation names its speaker. */
function signs({ localName, nextSibling }: PageElement): boolean {
  if (localName === "footer" || localName === "figcaption") return true;
  return localName === "cite" && !/\p{L}/u.test(nextSibling?.textContent ?? "");
}
