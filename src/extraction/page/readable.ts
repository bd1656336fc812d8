import { createRequire } from "node:module";
import { PLACE, type PageElement, type PageTree } from "./page-tree.ts";

/** Readability is slow; pages that people read have fewer. */
const MAX_ELEMENTS = 20_000;

type Readability = new (
  document: PageTree,
  options: { serializer: (content: PageElement) => PageElement; disableJSONLD: boolean },
) => { parse(): { content?: PageElement | null } | null };

const require = createRequire(import.meta.url);

/** The places of the elements that Readability takes for the article; none where it finds no article. */
export function findReadable(tree: PageTree): ReadonlySet<string> {
  if (count(tree.querySelectorAll("*")) > MAX_ELEMENTS) return new Set();
  const { Readability } = require("@mozilla/readability") as { Readability: Readability };
  try {
    const reader = new Readability(tree.cloneNode(true), {
      serializer: (content) => content,
      disableJSONLD: true,
    });
    const content = reader.parse()?.content;
    return new Set([...(content?.querySelectorAll(`[${PLACE}]`) ?? [])].map(placeOf));
  } catch {
    // Readability throws on strange pages: then the page is read without it.
    return new Set();
  }
}

/** By what an element is known in every copy of its tree. */
export function placeOf(element: PageElement): string {
  return element.getAttribute(PLACE) ?? "";
}

function count(elements: Iterable<unknown>): number {
  return [...elements].length;
}
