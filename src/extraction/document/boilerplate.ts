import type { WordClasses } from "../words/word-classes.ts";
import { startsWithPhrase } from "../words/word-classes.ts";
import { trimMarks } from "./trim-marks.ts";

const MIN_NOTE = 120;

/**
 * Whether a paragraph belongs to the page and not to the article: captions, links to other articles,
 * appeals. Its first words say so, or it stands in brackets as a whole.
 */
export function isBoilerplate(paragraph: string, classes: WordClasses): boolean {
  const opening = paragraph.slice(0, 120);
  if (startsWithPhrase(opening.toLowerCase(), classes["boilerplate opening"]))
    return !isSentenceOfReport(paragraph, classes);
  if (/^#\w/.test(opening) || asksToSubscribe(opening.toLowerCase())) return true;
  const last = paragraph.length - 1;
  const bracketed =
    (opening[0] === "[" && paragraph.indexOf("]") === last) ||
    (isBracketed(paragraph) && !isNote(paragraph));
  return (
    bracketed ||
    /^[+=_*\-–—|\s]+/.exec(opening)?.[0].length === opening.length ||
    opening.startsWith("|")
  );
}

const MAX_VERB = 20;

/** "Video of the night shows them, the ministry said.", "Published on Friday, the report ...". */
function isSentenceOfReport(paragraph: string, classes: WordClasses): boolean {
  const [last = ""] = /\p{L}+(?=\.$)/u.exec(paragraph.slice(-MAX_VERB)) ?? [];
  const told = classes["past report"].has(last) && paragraph.includes(", ");
  const [, opening = ""] = /^Published [^.,:]+, (\p{Ll}+) \p{Ll}/u.exec(paragraph) ?? [];
  return told || classes.determiner.has(opening);
}

/** Whether a block stands in brackets as a whole. */
export function isBracketed(words: string): boolean {
  return words.startsWith("(") && words.indexOf(")") === words.length - 1;
}

/** Whether what stands in brackets is a report of its own: "(Since then, the minister has said ...)". */
export function isNote(words: string): boolean {
  return words.length > MIN_NOTE && words.endsWith(".)");
}

/** Whether the text under a heading says nothing more about the event. */
export function closesArticle(heading: string, classes: WordClasses): boolean {
  return isHeadingOf(classes["closing section"], heading);
}

/** Whether the text under a heading was said earlier, or on another matter. */
export function opensEarlier(heading: string, classes: WordClasses): boolean {
  return isHeadingOf(classes["earlier section"], heading);
}

/** "Get the day in your inbox". */
function asksToSubscribe(opening: string): boolean {
  const letter = opening.includes("newsletter") || opening.includes("inbox");
  return letter && /^get the\b/.test(opening);
}

function isHeadingOf(sections: ReadonlySet<string>, heading: string): boolean {
  const name = trimMarks(heading.replace(/^[#*_ ]+/, ""), ":.*#_ ").toLowerCase();
  return (
    sections.has(name) ||
    [...sections].some((section) => section.endsWith("*") && name.startsWith(section.slice(0, -1)))
  );
}

/** Headlines don't report at length, and in the past, who said that something is so. */
function reports(paragraph: string, classes: WordClasses): boolean {
  if (!paragraph.includes(" that")) return false;
  return paragraph.split(".").some((part) => {
    const words = part.split(/\W+/);
    const verb = words.findIndex((word) => classes["past report"].has(word));
    return verb >= 0 && words.indexOf("that", verb + 1) > 0;
  });
}

/** A short line without the end of a sentence. */
export function looksLikeHeading(line: string, classes: WordClasses): boolean {
  const start = line.slice(0, 400);
  const paragraph = start.endsWith("]") ? start.replace(/(?:\s*\[[^\]]{0,60}\])+$/, "") : start;
  if (/[.!?”"»] ?\([^()]{3,150}\)$/.test(paragraph)) return false;
  if (/^["“«]/.test(paragraph) && /["”»] ?[-–—]+ ?\p{L}/u.test(paragraph)) return false;
  if (paragraph.length < line.length && /[.!?”"»]$/.test(paragraph)) return false;
  return isSetLikeHeading(paragraph) && !(paragraph.length > 80 && reports(paragraph, classes));
}

function isSetLikeHeading(paragraph: string): boolean {
  if (paragraph.length > 140 || /[.!?…:;,]["'”’»)]*$/.test(paragraph)) {
    return paragraph.length <= 100 && /^(?:#{1,6} .*|\*\*.*\*\*)$/.test(paragraph);
  }
  return !/^["“‘«']/.test(paragraph) || !/["”’»']$/.test(paragraph) || paragraph.length < 60;
}
