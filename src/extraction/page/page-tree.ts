import { createRequire } from "node:module";
import type { TreeAdapter, TreeAdapterTypeMap } from "parse5";

/** A node of a page: an element, or a text. */
export type PageNode = {
  nodeType: number;
  textContent: string | null;
};

/** An element of a page, as far as it is read. */
export type PageElement = PageNode & {
  localName: string;
  parentNode: PageElement | null;
  childNodes: Iterable<PageElement>;
  previousSibling: PageElement | null;
  nextSibling: PageElement | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
};

/** A page as a tree. */
export type PageTree = Pick<PageElement, "querySelector" | "querySelectorAll"> & {
  documentElement: PageElement | null;
  body: PageElement | null;
  cloneNode(deep: true): PageTree;
};

// Read as much of linkedom as the parser builds with.
type Node = PageNode & {
  nodeType: number;
  data: string;
  lastChild: Node | null;
  firstChild: Node | null;
  previousSibling: Node | null;
  parentNode: Node | null;
  childNodes: Iterable<Node>;
  localName: string;
  namespaceURI: string;
  remove(): void;
  appendChild(node: Node): void;
  insertBefore(node: Node, before: Node): void;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
};
type Maker = Node & {
  createElement(name: string): Node;
  createElementNS(space: string, name: string): Node;
  createTextNode(text: string): Node;
  createComment(text: string): Node;
};
type Types = TreeAdapterTypeMap<Node, Node, Node, Node, Node, Node, Node, Node, Node, Node>;

/** Time to read a tree grows with its depth; pages that people read stay far below this. */
const MAX_DEPTH = 300;
/** A browser makes few elements that no tag asks for, but for tags that cross each other on purpose. */
const MADE_PER_TAG = 3;
const MADE_ANYWAY = 1_000;

/** The attribute by which an element is known in a copy of its tree. */
export const PLACE = "data-place";

/** The attributes that we or Readability look at. */
const READ = new Set(
  (
    "alt aria-hidden aria-modal charset cite class colspan content datatable datetime dir hidden href " +
    "http-equiv id itemprop itemscope itemtype lang name property pubdate rel role rowspan src style " +
    "summary title type"
  ).split(" "),
);

const HTML = "http://www.w3.org/1999/xhtml";
const ELEMENT = 1;
const TEXT = 3;
const COMMENT = 8;

class TooManyError extends Error {}

// Loaded with the first page: they take longer to load than a hundred plain texts to read.
const require = createRequire(import.meta.url);

/** The tree that a browser makes of a page; null where it is nested too deep to be read in good time. */
export function parsePage(html: string): PageTree | null {
  const { parse } = require("parse5") as typeof import("parse5");
  const most = MADE_ANYWAY + MADE_PER_TAG * html.split("<").length;
  try {
    // Without scripts: what stands in <noscript> is a part of the tree.
    return parse<Types>(html, {
      scriptingEnabled: false,
      treeAdapter: openAdapter(most),
    }) as unknown as PageTree;
  } catch (error) {
    if (error instanceof TooManyError) return null;
    throw error;
  }
}

/** Builds the tree of linkedom, which Readability reads, and gives each element its place. */
function openAdapter(most: number): TreeAdapter<Types> {
  const { parseHTML } = require("linkedom") as { parseHTML(html: string): { document: Maker } };
  const document = parseHTML("").document;
  let made = 0;
  let depth = 0;

  const templates = new WeakMap<Node, Node>();

  const adopt = (element: Node, attributes: readonly { name: string; value: string }[]) => {
    for (const { name, value } of attributes)
      if (READ.has(name) && !element.hasAttribute(name)) element.setAttribute(name, value);
  };
  const textBefore = (node: Node | null) => (node?.nodeType === TEXT ? node : null);
  const nothing = () => {};

  return {
    createDocument: () => document,
    createDocumentFragment: () => document.createElement("div"),
    createElement(name, space, attributes) {
      made += 1;
      if (made > most) throw new TooManyError();
      const element =
        space === HTML ? document.createElement(name) : document.createElementNS(space, name);
      adopt(element, attributes);
      element.setAttribute(PLACE, String(made));
      return element;
    },
    createCommentNode: (text) => document.createComment(text),
    createTextNode: (text) => document.createTextNode(text),
    appendChild: (parent, node) => parent.appendChild(node),
    insertBefore: (parent, node, before) => parent.insertBefore(node, before),
    detachNode: (node) => node.remove(),
    insertText(parent, text) {
      const last = textBefore(parent.lastChild);
      if (last) last.data += text;
      else parent.appendChild(document.createTextNode(text));
    },
    insertTextBefore(parent, text, before) {
      const last = textBefore(before.previousSibling);
      if (last) last.data += text;
      else parent.insertBefore(document.createTextNode(text), before);
    },
    adoptAttributes: adopt,
    // What a template holds is shown by scripts only.
    setTemplateContent: (template, content) => void templates.set(template, content),
    getTemplateContent: (template) => templates.get(template) ?? template,
    setDocumentType: nothing,
    setDocumentMode: nothing,
    getDocumentMode: () => "no-quirks" as never,
    getFirstChild: (node) => node.firstChild,
    getChildNodes: (node) => [...node.childNodes],
    getParentNode: (node) => node.parentNode,
    getAttrList: () => [],
    getTagName: (element) => element.localName,
    getNamespaceURI: (element) => (element.namespaceURI ?? HTML) as never,
    getTextNodeContent: (node) => node.data,
    getCommentNodeContent: (node) => node.data,
    getDocumentTypeNodeName: () => "",
    getDocumentTypeNodePublicId: () => "",
    getDocumentTypeNodeSystemId: () => "",
    isTextNode: (node): node is Node => node.nodeType === TEXT,
    isCommentNode: (node): node is Node => node.nodeType === COMMENT,
    isDocumentTypeNode: (_): _ is Node => false,
    isElementNode: (node): node is Node => node.nodeType === ELEMENT,
    setNodeSourceCodeLocation: nothing,
    getNodeSourceCodeLocation: () => null,
    updateNodeSourceCodeLocation: nothing,
    onItemPush() {
      depth += 1;
      if (depth > MAX_DEPTH) throw new TooManyError();
    },
    onItemPop() {
      depth -= 1;
    },
  };
}
