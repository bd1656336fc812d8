import type { WordClasses } from "../words/word-classes.ts";
import { readDateline, readPlace } from "./dateline.ts";

const MAX_LENGTH = 120;
/** "By Rufus Hallam: A second wave ..." */
const BYLINE =
  /^By \p{Lu}[\p{L}.'’-]{1,24}(?: \p{Lu}[\p{L}.'’-]{0,24}){1,3}(?:, [\p{L} ]{2,40})? ?[:–—-] +(?=[\p{Lu}"“])/u;
/** "HarbourNews.Net - The sluice keepers ..." */
const SITE = /^(?:\p{L}[\p{L}\p{N}-]{0,40}\.){1,2}\p{L}{2,8} ?[:|–—-] +(?=[\p{Lu}"“])/u;
/** "Harbour News - The sluice keepers ..." */
const OUTLET = /^(?:\p{Lu}[\p{L}'’]{1,20} ){1,3}[–—-] +(?=\p{Lu})/u;

/**
 * How long the words are that stand before the first sentence of a paragraph: dateline, byline, source;
 * only before the first paragraph of an article is a place alone a dateline.
 */
export function leadInLength(
  paragraph: string,
  classes: WordClasses,
  places: ReadonlySet<string>,
  first: boolean,
): number {
  const dateline =
    readDateline(paragraph, classes, places) ?? (first ? readPlace(paragraph, places) : null);
  if (dateline) return dateline.length;
  const opening = paragraph.slice(0, MAX_LENGTH);
  const [written] = BYLINE.exec(opening) ?? SITE.exec(opening) ?? [];
  return written?.length ?? outletLength(opening, classes);
}

function outletLength(opening: string, classes: WordClasses): number {
  const [named = ""] = OUTLET.exec(opening) ?? [];
  const words = named.toLowerCase().split(/[^\p{L}]+/u);
  return classes["media name"].has(words.findLast(Boolean) ?? "") ? named.length : 0;
}
