import { oneLine } from "../document/lines.ts";
import type { PageElement, PageTree } from "./page-tree.ts";

/** What says how an article is called, but for its headings. */
export type Titles = {
  /** Titles that the page's data gives, the best first. */
  given: readonly (string | undefined)[];
  /** The content of its title tag, with the outlet's name behind. */
  whole: string | undefined;
  outlet: string | undefined;
};

/** Two titles are one where they have so much of the words of the shorter, and of the longer, in common. */
const SAME_SHARE = 0.75;
const HELD_SHARE = 0.5;
const MAX_TAIL_WORDS = 5;
/** No longer title is kept; each mark in it is looked behind for the outlet's name. */
const MAX_TITLE = 2_000;
const TAIL = / [|»·•–—:-]{1,3} /g;

/**
 * The title of an article: the heading that says what the page's data says, else what its data says, else the
 * heading in the article. The name of a site is no title, though it often is the first heading.
 */
export function titleOf(tree: PageTree, { given, whole, outlet }: Titles): string | undefined {
  const headings = [...tree.querySelectorAll("h1,h2")];
  const texts = headings.map(lineOf).filter((text) => text !== "");
  const keys = texts.map(key);
  const known = new Set(keys);
  const named = [...given, whole].flatMap((title) =>
    title ? [oneLine(title.slice(0, MAX_TITLE))] : [],
  );
  const without = named.map((title) => withoutTail(title, known, outlet));
  for (const title of without) {
    const [own, ownWords] = [key(title), new Set(wordsOf(title))];
    const heading = texts.find(
      (text, i) => keys[i] === own || areSame(new Set(wordsOf(text)), ownWords),
    );
    if (heading !== undefined) return heading;
  }
  return without[0] ?? headings.filter((heading) => isOfArticle(heading, outlet)).map(lineOf)[0];
}

function isOfArticle(heading: PageElement, outlet: string | undefined): boolean {
  const text = lineOf(heading);
  return heading.localName === "h1" && text !== "" && key(text) !== key(outlet ?? "");
}

/** The name behind the title in a page's title tag, where nothing else names the outlet. */
export function outletBehind(whole: string | undefined, title: string | undefined) {
  const line = whole?.slice(0, MAX_TITLE) ?? "";
  for (const { index, 0: mark } of line.matchAll(TAIL)) {
    const tail = line.slice(index + mark.length);
    if (title && key(line.slice(0, index)) === key(title) && isShort(tail)) return tail;
  }
  return undefined;
}

function isShort(tail: string): boolean {
  return wordsOf(tail).length <= MAX_TAIL_WORDS && !/[|»]/.test(tail);
}

/** A title without the name of its outlet behind it. */
function withoutTail(title: string, headings: ReadonlySet<string>, outlet?: string): string {
  const marks = [...title.matchAll(TAIL)];
  for (const { index, 0: mark } of marks) {
    const head = title.slice(0, index);
    const tail = title.slice(index + mark.length);
    if (headings.has(key(head))) return head;
    if (outlet !== undefined && key(outlet) === key(tail)) return head;
  }
  const last = marks.at(-1);
  if (!last) return title;
  const [head, tail] = [title.slice(0, last.index), title.slice(last.index + last[0].length)];
  const isName = isShort(tail) && wordsOf(head).length >= 3;
  const isBar = /[|»]/.test(last[0]) || /^\S+\.\p{L}{2,}$/u.test(tail);
  return isName && isBar ? head : title;
}

/** Whether the words of two lines are those of one title, perhaps shortened in one of them. */
function areSame(first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
  const common = [...first].filter((word) => second.has(word)).length;
  const sizes = [first.size, second.size];
  return (
    common >= 3 &&
    common >= SAME_SHARE * Math.min(...sizes) &&
    common >= HELD_SHARE * Math.max(...sizes)
  );
}

function wordsOf(line: string): string[] {
  return line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function key(line: string): string {
  return wordsOf(line).join(" ");
}

function lineOf(element: PageElement): string {
  return oneLine(element.textContent ?? "");
}
