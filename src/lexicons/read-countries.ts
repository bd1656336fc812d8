import type { CountryReader, NamedCountry } from "../extraction/selection/country-reader.ts";
import { dropNamesakes } from "../tagging/namesakes.ts";
import { findNames, findWritten } from "../tagging/names.ts";
import { readPhrase } from "../tagging/phrase-words.ts";
import { readSpeakerPhrase, withTowns } from "../tagging/speaker-phrase.ts";
import { countryOfTown } from "../tagging/town.ts";
import { findTowns } from "../tagging/towns.ts";
import type { NameKind } from "../tagging/lexicons.ts";
import { loadPhraseLexicons } from "./load-phrase-lexicons.ts";

const PLACES = new Set<NameKind>(["country", "demonym", "capital", "place"]);
/** A phrase that weighs less is only a hint. */
const FAIR = 40;
const MOST_WORDS = 5;

/** Opens the reading of countries in the words of articles, with the names that taggers know. */
export function openCountryReader(): CountryReader {
  const lexicons = loadPhraseLexicons();
  return {
    ofSpeaker(phrase, about) {
      const found = readSpeakerPhrase(readPhrase(phrase), lexicons);
      if (!found || found.weight < FAIR || found.name.shared) return null;
      const country = found.town ? countryOfTown(found.town, about) : found.code;
      return country === null ? null : { country, start: found.start, end: found.end };
    },
    ofPlace(words, about) {
      const tokens = readPhrase(words.replace(/^the /i, ""));
      const name = findWritten(tokens, lexicons.names, 0, tokens.length);
      if (name && name.to === tokens.length) {
        const sense = name.senses.find(({ kind }) => PLACES.has(kind) || kind === "body");
        if (sense) return sense.code;
      }
      if (tokens.length === 0 || tokens.length > MOST_WORDS || !tokens[0]!.capital) return null;
      const key = tokens.map((token) => token.key).join(" ");
      if (lexicons.persons.common.has(key) || lexicons.persons.noun.has(key)) return null;
      const town = lexicons.towns(key);
      return town && countryOfTown(town, about);
    },
    all(words, about) {
      const tokens = readPhrase(words);
      const named = dropNamesakes(tokens, findNames(tokens, lexicons.names), lexicons);
      const towns = findTowns(tokens, { from: 0, to: tokens.length }, lexicons);
      const all: NamedCountry[] = [];
      for (const { senses, from, to } of withTowns(named, towns)) {
        const [name] = senses;
        const country = name?.town ? countryOfTown(name.town, about) : (name?.code ?? null);
        if (!name || country === null || !(PLACES.has(name.kind) || name.town)) continue;
        const last = tokens[to - 1]!;
        const stop = /^[^.]+\.$/.test(last.text) ? 1 : 0;
        all.push({ country, start: tokens[from]!.start, end: last.end - stop });
      }
      return all;
    },
  };
}
