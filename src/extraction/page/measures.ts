import type { PageElement } from "./page-tree.ts";

/** How much text an element holds, and how much of it is not in links that lead to other pages. */
export type Measure = { length: number; prose: number };
export type MeasureOf = (element: PageElement) => Measure;

const NOTHING: Measure = { length: 0, prose: 0 };
const UNREAD = new Set("script style noscript template head svg select textarea".split(" "));
const LINE_ENDS = /\s+/g;

/** The measures of all elements of a tree, each text looked at once; its depth is bounded. */
export function measureTree(root: PageElement | null): MeasureOf {
  const measures = new Map<PageElement, Measure>();

  function measure(element: PageElement, linked: boolean): Measure {
    const sum = { length: 0, prose: 0 };
    for (const child of element.childNodes) {
      if (child.nodeType === 3) {
        const { length } = (child.textContent ?? "").replace(LINE_ENDS, " ").trim();
        sum.length += length;
        if (!linked) sum.prose += length;
      } else if (child.nodeType === 1 && !UNREAD.has(child.localName)) {
        const { length, prose } = measure(child, linked || leadsAway(child));
        sum.length += length;
        sum.prose += prose;
      }
    }
    measures.set(element, sum);
    return sum;
  }

  if (root) measure(root, false);
  return (element) => measures.get(element) ?? NOTHING;
}

/** Whether an element is a link to another page. */
function leadsAway(element: PageElement): boolean {
  if (element.localName !== "a") return false;
  const href = element.getAttribute("href")?.trim() ?? "";
  return href !== "" && !href.startsWith("#");
}
