import type { Block } from "./block.ts";
import { readDateline } from "./dateline.ts";
import { dateOf, findDate, findYear, isOnlyDate } from "./dates.ts";
import { startsWithPhrase, type WordClasses } from "../words/word-classes.ts";

/** When and where an article was written, as its byline and dateline say. */
export type Byline = { publishedAt?: string; place?: string };

const MAX_BLOCKS = 16;
const MAX_LINE = 140;

/**
 * Reads date and place from the lines above the first paragraph and from its dateline. A day without
 * a year in either is no date.
 */
export function readByline(
  text: string,
  blocks: readonly Block[],
  classes: WordClasses,
  places: ReadonlySet<string>,
): Byline {
  let written: string | undefined;
  let year: string | undefined;
  for (const { start, end } of blocks.slice(0, MAX_BLOCKS)) {
    const line = text.slice(start, end);
    const dateline = readDateline(line, classes, places);
    if (dateline) {
      const { place, day } = dateline;
      const dated = day && dateOf({ ...day, year: day.year ?? year });
      return { publishedAt: written ?? dated, place };
    }
    if (line.length > MAX_LINE) break;
    if (!isByline(line, classes)) continue;
    written ??= findDate(line, classes);
    year ??= findYear(line);
  }
  return { publishedAt: written };
}

/** "By Wilma Tarrant", "Published 12 March 2031", "12 March 2031, 5:14 pm", also beside other words. */
function isByline(line: string, classes: WordClasses): boolean {
  const lower = line.trimStart().toLowerCase();
  return (
    startsWithPhrase(lower, classes["byline opening"]) ||
    line.split(/[|·•]/).some((part) => isOnlyDate(part, classes))
  );
}
