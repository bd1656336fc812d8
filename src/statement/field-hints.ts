import { nearestName } from "./nearest-name.ts";

/** The names that other tools and people give the fields of a statement, some not in English, without spaces and marks. */
const OTHER_NAMES: Record<string, string> = {
  address: "url",
  amt: "affiliation",
  aussage: "text",
  auteur: "speaker",
  author: "speaker",
  autor: "speaker",
  cargo: "affiliation",
  cita: "text",
  citation: "text",
  city: "place",
  date: "publishedAt",
  datetime: "publishedAt",
  datum: "publishedAt",
  day: "publishedAt",
  enlace: "url",
  ereignis: "event",
  eventname: "eventTitle",
  evento: "event",
  fecha: "publishedAt",
  fonction: "affiliation",
  fuente: "outlet",
  function: "affiliation",
  funktion: "affiliation",
  headline: "article.title",
  href: "url",
  idioma: "lang",
  institution: "affiliation",
  journal: "outlet",
  language: "lang",
  langue: "lang",
  lien: "url",
  lieu: "place",
  link: "url",
  location: "place",
  lugar: "place",
  media: "outlet",
  medio: "outlet",
  medium: "outlet",
  name: "speaker",
  newspaper: "outlet",
  office: "affiliation",
  orador: "speaker",
  orateur: "speaker",
  organisation: "affiliation",
  organization: "affiliation",
  ort: "place",
  outletname: "outlet",
  paper: "outlet",
  person: "speaker",
  position: "affiliation",
  pubdate: "publishedAt",
  publication: "outlet",
  publicationdate: "publishedAt",
  published: "publishedAt",
  publisher: "outlet",
  quelle: "outlet",
  quotation: "text",
  quote: "text",
  said: "text",
  sentence: "text",
  site: "outlet",
  slug: "event",
  source: "outlet",
  sprache: "lang",
  sprecher: "speaker",
  sprecherin: "speaker",
  statement: "text",
  time: "publishedAt",
  timestamp: "publishedAt",
  title: "eventTitle",
  topic: "event",
  uri: "url",
  website: "url",
  who: "speaker",
  words: "text",
  zeitung: "outlet",
  zitat: "text",
};

/** Columns of which Readout makes its own, and what is done with them. */
const MADE_HERE: Record<string, string> = {
  country: "Readout tells the country by speaker, affiliation and place",
  nation: "Readout tells the country by speaker, affiliation and place",
  sentiment: "Readout measures it",
  stance: "Readout tells it by the text",
  tone: "Readout measures it",
  land: "Readout tells the country by speaker, affiliation and place",
  pays: "Readout tells the country by speaker, affiliation and place",
  país: "Readout tells the country by speaker, affiliation and place",
  role: "Readout tells it by speaker and affiliation",
};

/** A field's name without case, spaces, hyphens and underscores, which differ from tool to tool. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

/** The field that is probably meant by a name that no field has; undefined where it can't be told. */
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
