import { nearestName } from "./nearest-name.ts";

/** What other tools and people call the fields of a statement, without spaces and marks. */
const OTHER_NAMES: Record<string, string> = {
  address: "url",
  author: "speaker",
  city: "place",
  date: "publishedAt",
  datetime: "publishedAt",
  day: "publishedAt",
  eventname: "eventTitle",
  function: "affiliation",
  headline: "article.title",
  href: "url",
  institution: "affiliation",
  journal: "outlet",
  language: "lang",
  link: "url",
  location: "place",
  media: "outlet",
  medium: "outlet",
  name: "speaker",
  newspaper: "outlet",
  office: "affiliation",
  organisation: "affiliation",
  organization: "affiliation",
  outletname: "outlet",
  paper: "outlet",
  person: "speaker",
  position: "affiliation",
  publication: "outlet",
  publicationdate: "publishedAt",
  published: "publishedAt",
  publisher: "outlet",
  pubdate: "publishedAt",
  quotation: "text",
  quote: "text",
  said: "text",
  sentence: "text",
  site: "outlet",
  slug: "event",
  source: "outlet",
  statement: "text",
  time: "publishedAt",
  timestamp: "publishedAt",
  title: "eventTitle",
  topic: "event",
  uri: "url",
  website: "url",
  who: "speaker",
  words: "text",
};

/** Columns of which Readout makes its own, and what is done with them. */
const MADE_HERE: Record<string, string> = {
  country: "Readout tells the country by speaker, affiliation and place",
  nation: "Readout tells the country by speaker, affiliation and place",
  sentiment: "Readout measures it",
  stance: "Readout tells it by the text",
  tone: "Readout measures it",
  role: "Readout tells it by speaker and affiliation",
};

/** A field's name without what differs from tool to tool: case, spaces, hyphens and underscores. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

/** The field that is probably meant by a name that is none; undefined where there is no telling. */
export function meantField(name: string, fields: readonly string[]): string | undefined {
  const folded = foldName(name);
  if (Object.hasOwn(OTHER_NAMES, folded)) return OTHER_NAMES[folded];
  const same = fields.find((field) => foldName(field) === folded);
  return same ?? nearestName(name.trim(), fields);
}

/** What is said of a field that statements do not have: which one is probably meant, or where it goes. */
export function unknownFieldMessage(name: string, fields: readonly string[]): string {
  const own = `keep your own as meta.${name.trim()}`;
  const folded = foldName(name);
  const made = Object.hasOwn(MADE_HERE, folded) ? MADE_HERE[folded] : undefined;
  if (made !== undefined) return `is not a field of a statement: ${made}; ${own}`;
  const meant = meantField(name, fields);
  if (meant !== undefined)
    return `is not a field of a statement; did you mean ${meant}? Otherwise ${own}`;
  return `is not a field of a statement; the fields are ${fields.join(", ")}, and your own go into meta`;
}
