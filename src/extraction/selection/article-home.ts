import type { Origin } from "../../statement/statement.ts";
import type { PlacedAttribution } from "../attribution/attribution.ts";
import { readDateline, readPlace } from "../document/dateline.ts";
import type { Document } from "../document/document.ts";
import { inSmall } from "../document/labels.ts";
import type { SpeechLexicon } from "../words/speech-lexicon.ts";
import type { CountryReader } from "./country-reader.ts";

const MAX_BLOCKS = 16;
const MAX_TITLE_COUNTRIES = 3;
const NOWHERE: ReadonlySet<string> = new Set();

type Told = { title?: string; outlet?: string; place?: string };

/** The countries that the title of an article names, in its order. */
export function originsOfTitle(
  { text }: Document,
  { title = "" }: Told,
  reader: CountryReader,
): Origin[] {
  const offset = Math.max(0, text.indexOf(title));
  const named = reader.all(title, NOWHERE);
  return named
    .filter(({ country }, i) => named.findIndex((other) => other.country === country) === i)
    .slice(0, MAX_TITLE_COUNTRIES)
    .map(({ country, start, end }) => ({
      country,
      by: "title",
      text: title.slice(start, end),
      start: offset + start,
      end: offset + end,
    }));
}

/** Where an article was written, by its dateline; null where it has none of a known place. */
export function originOfDateline(
  { text, blocks }: Document,
  about: ReadonlySet<string>,
  { classes, places }: SpeechLexicon,
  reader: CountryReader,
): Origin | null {
  for (const { start, end } of blocks.slice(0, MAX_BLOCKS)) {
    const words = text.slice(start, end);
    const place = (readDateline(words, classes, places) ?? readPlace(words, places))?.place;
    if (!place) continue;
    const at = words.toLowerCase().indexOf(place.toLowerCase());
    const country = at < 0 ? null : countryOf(place, about, reader);
    if (country === null) return null;
    const from = start + at;
    const to = from + place.length;
    return { country, by: "dateline", text: text.slice(from, to), start: from, end: to };
  }
  return null;
}

/** "Córdoba, Argentina": the region behind the town goes first. */
function countryOf(
  place: string,
  about: ReadonlySet<string>,
  reader: CountryReader,
): string | null {
  const [town = "", region] = place.split(", ").map(inSmall);
  return (region && reader.ofPlace(region, about)) || reader.ofPlace(town, about);
}

/** The home of the outlet, where its name tells it. */
export function originOfOutlet({ outlet = "" }: Told, reader: CountryReader): Origin | null {
  const named = reader.ofSpeaker(outlet, NOWHERE);
  return named && { country: named.country, by: "outlet", text: outlet, start: 0, end: 0 };
}

const LEAST_OFFICIALS = 2;

/** The country that most of an article's speakers speak for by their own titles; null where none has most. */
export function originOfOfficials(
  attributions: readonly PlacedAttribution[],
  about: ReadonlySet<string>,
  reader: CountryReader,
): Origin | null {
  const found = new Map<string, Origin[]>();
  const seen = new Set<string>();
  for (const { speaker, context } of attributions) {
    if (!speaker || seen.has(speaker.name)) continue;
    seen.add(speaker.name);
    for (const words of [speaker.affiliation, speaker.name]) {
      const named = words === undefined ? null : reader.ofSpeaker(words, about);
      if (!named || words === undefined) continue;
      const { start, end } = speaker.first ?? context;
      const origin: Origin = { country: named.country, by: "cast", text: words, start, end };
      found.set(named.country, [...(found.get(named.country) ?? []), origin]);
      break;
    }
  }
  const all = [...found.values()].flat().length;
  const [best] = [...found.values()].sort((a, b) => b.length - a.length);
  const most = best && best.length >= LEAST_OFFICIALS && best.length * 2 > all;
  return most ? (best[0] ?? null) : null;
}
