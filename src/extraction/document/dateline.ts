import { type NamedDay, readDay } from "./dates.ts";
import type { WordClasses } from "../words/word-classes.ts";

/** Where, and on which day, an article was written; `length` is that of the words that say so. */
export type Dateline = { length: number; place?: string; day?: NamedDay };

/** "PORT ELSING, March 12 (Reuters) - ", "LUANDA, 14 May (Wire) ": a place, a day, an agency, a dash. */
const DATELINE =
  /^(?<place>\p{Lu}[\p{Lu}\p{M} .'’/-]{2,40}(?:, \p{Lu}[\p{L}. ]{1,30}?)?)(?:,? (?:(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})|(?<first>\d{1,2}) (?<then>[a-z]{3,9}))\.?(?:,? (?<year>\d{4}))?(?<agency> \([^)]{1,30}\))?| \([^)]{1,30}\))(?<dash>\.?\s*[-–—]+)?\s+/iu;
const ENTRY = /^\p{Lu}{4}[\p{Lu} ]*\. \p{Lu}\p{Ll}/u;
const MAX_LENGTH = 120;

/** The dateline that a paragraph begins with; null when it begins with none. */
export function readDateline(
  paragraph: string,
  classes: WordClasses,
  places: ReadonlySet<string>,
): Dateline | null {
  const opening = paragraph.slice(0, MAX_LENGTH);
  // A day or an agency stands in each.
  const match = /[\d(]/.test(opening) ? DATELINE.exec(opening) : null;
  if (!match?.groups) return null;
  const { place = "", agency, dash, month, then } = match.groups;
  // "ICELAND. Foreign ministry (note, 5 June) - ...": an entry under a country.
  if (ENTRY.test(place)) return null;
  const dated = (month ?? then) !== undefined;
  const day = dated ? dayOf(match.groups, classes) : undefined;
  if (dated && !day) return null;
  // Without a dash, only a day and an agency together tell that no sentence begins here.
  if (!dash && !(agency && isUpperCase(place))) return null;
  const known = knownPlace(place, places);
  return { length: match[0].length, place: known, day: known === undefined ? undefined : day };
}

function dayOf(groups: Record<string, string | undefined>, classes: WordClasses) {
  const { month, day, first, then, year } = groups;
  const named = readDay([day ?? first ?? "", month ?? then ?? ""], classes);
  return named && { ...named, year };
}

/** A place in capitals as it is usually written; of two places, none is the one. */
function knownPlace(place: string, places: ReadonlySet<string>): string | undefined {
  const lower = place.toLowerCase();
  if (place.includes("/")) return undefined;
  return (
    [...places].find((name) => name.toLowerCase() === lower) ??
    (isUpperCase(place) ? place : undefined)
  );
}

function isUpperCase(words: string): boolean {
  return words === words.toUpperCase();
}

/** "MANILA - Four years ...", "CÓRDOBA, Argentina. The council ...": a place alone, in capitals. */
const PLACE_ONLY =
  /^(?<place>\p{Lu}[\p{Lu}\p{M} .'’-]{2,30}(?:, \p{Lu}[\p{L} .]{2,30}?)?)(?: ?[–—-]+ |\. )(?=[\p{Lu}“"])/u;
/** "OSLO, 9 March": a line of its own. */
const DAY_LINE =
  /^(?<place>\p{Lu}[\p{L} .'’-]{2,30}), (?:\p{L}{3,9}day,? )?(?:\d{1,2} \p{L}{3,9}|\p{L}{3,9} \d{1,2})(?:,? \d{4})?\.?$/u;

/** Where an article was written by an opening or a line that names no agency; null where none does. */
export function readPlace(
  paragraph: string,
  places: ReadonlySet<string>,
): (Pick<Dateline, "length"> & { place: string }) | null {
  const opening = paragraph.slice(0, MAX_LENGTH);
  const line = opening === paragraph ? DAY_LINE.exec(opening) : null;
  const match = line ?? PLACE_ONLY.exec(opening);
  if (!match) return null;
  const place = match.groups?.place?.trim() ?? "";
  const known = line !== null || opensArticle(match[0], place, places);
  return known ? { length: match[0].length, place } : null;
}

/** Whether a place in capitals is a dateline. */
function opensArticle(opening: string, place: string, places: ReadonlySet<string>): boolean {
  const [town = "", region = ""] = place.split(", ");
  // "NORWAY. Foreign minister (press call): ...": an entry under a country.
  if (region === "" && opening.endsWith(". ")) return false;
  // "ANNA BERG - It is late": whoever speaks.
  return places.has(region) || knownPlace(town, places) !== town;
}
