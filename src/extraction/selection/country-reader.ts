import type { Span } from "../../statement/statement.ts";
import type { WordClasses } from "../words/word-classes.ts";

/** A country that words name, and where in them. */
export type NamedCountry = Span & { country: string };

/** Reads the countries that words of an article name; towns of several countries by those the article is about. */
export type CountryReader = {
  /** Whom a phrase that describes somebody tells to speak for. */
  ofSpeaker(phrase: string, about: ReadonlySet<string>): NamedCountry | null;
  /** Where words are nothing but the name of a country, a body or a town. */
  ofPlace(words: string, about: ReadonlySet<string>): string | null;
  /** All countries, peoples, capitals and towns that words name. */
  all(words: string, about: ReadonlySet<string>): NamedCountry[];
};

/** What the countries in an article are read with: the countries that it is about go before others. */
export type Around = { reader: CountryReader; about: ReadonlySet<string>; classes: WordClasses };
