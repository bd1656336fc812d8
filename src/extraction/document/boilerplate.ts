import { trimMarks } from "./trim-marks.ts";

/** Lines that belong to the page, not to the article: captions, links to other articles, appeals. */
const OPENINGS =
  /^(?:photo(?:graph)?s?\b|image\b|picture\b|video\b|caption\b|<photo>|read more|see also|also read|also in this|more from|more on|related\b|recommended|you may also|correction\b|clarification|editor'?s note|for the record|get the\b.*(?:newsletter|inbox)|sign up|subscribe|newsletter|share this|follow (?:us|our)|advertisement|sponsored|promoted|glossary|our standards|copyright|©|\(c\)|all rights reserved|disclaimer|did you like|do you have a|write to|listen to|watch:|tell us|click (?:here|on)|download|donate|support our|this (?:article|story|live blog|text|transcript) (?:was|is|may|has)|these comments|the views expressed|the author is|translated from|translations are|additional reporting|reporting by|by our\b|compiled by|story by|last updated|updated\b|published\b|comment of the|quote of the|#\w)/i;

/** Headings under which nothing is said about the event any more. */
const CLOSING_SECTIONS =
  /^(?:declared interests?|declarations? of interests?|competing interests|conflicts? of interest|notes? (?:to|for) editors?|related|related (?:articles|stories|links)|read more|more from .*|you may also like|comments?|reader comments|in brief|glossary|sources?|references|further reading|by the numbers|about the author|newsletter|most read|contact|comment of the .*)$/i;

/** Headings of what was said earlier, or on another matter. */
const EARLIER_SECTIONS =
  /^(?:earlier comments?|earlier reactions?|background|previously|timeline|how we got here)$/i;

/** Whether a paragraph is furniture: its first words say so, or it stands in brackets as a whole. */
export function isFurniture(paragraph: string): boolean {
  const opening = paragraph.slice(0, 120);
  if (OPENINGS.test(opening)) return true;
  const last = paragraph.length - 1;
  const bracketed =
    (opening[0] === "[" && paragraph.indexOf("]") === last) ||
    (opening[0] === "(" && paragraph.indexOf(")") === last);
  return (
    bracketed ||
    /^[+=_*\-–—|\s]+/.exec(opening)?.[0].length === opening.length ||
    opening.startsWith("|")
  );
}

export function closesArticle(heading: string): boolean {
  return CLOSING_SECTIONS.test(trimMarks(heading, ":.*#").trim());
}

export function opensEarlier(heading: string): boolean {
  return EARLIER_SECTIONS.test(trimMarks(heading, ":.*#").trim());
}

/** No headline tells at length, and in the past, who said that something is so. */
const REPORTS = /\b(?:said|told|warned|argued|added|noted)\b[^.]* that\b/;

/** A short line without the end of a sentence. */
export function looksLikeHeading(line: string): boolean {
  const paragraph = line.slice(0, 400).replace(/(?:\s*\[[^\]]{0,60}\])+$/, "");
  if (paragraph.length > 80 && REPORTS.test(paragraph)) return false;
  if (paragraph.length < line.length && /[.!?”"»]$/.test(paragraph)) return false;
  if (paragraph.length > 140 || /[.!?…:;,]["'”’»)]*$/.test(paragraph)) {
    return paragraph.length <= 100 && /^(?:#{1,6} .*|\*\*.*\*\*)$/.test(paragraph);
  }
  return !/^["“‘«']/.test(paragraph) || !/["”’»']$/.test(paragraph) || paragraph.length < 60;
}
