import type { Role } from "../statement/tags.ts";
import type { Confidence } from "./confidence.ts";
import type { CueTrie } from "./cue-trie.ts";
import type { LinearModel } from "./linear-model.ts";
import type { OfficeLexicon } from "./office-lexicon.ts";
import type { Town, Towns } from "./town.ts";
import type { Trie } from "./trie.ts";

export type NameKind =
  | "country"
  | "body"
  | "demonym"
  | "capital"
  | "person"
  | "surname"
  | "institution"
  | "place"
  | "town";

/** What a name stands for. `code` is null for those who speak for no country. */
export type Name = {
  kind: NameKind;
  code: string | null;
  /** How it is written: text in other letters is not this name. */
  written: "capital" | "acronym" | "any";
  role: Role;
  /** A part of a country that towns are named with. */
  region?: true;
  /** A name that things of other countries have, too: "Senate", "Foreign Office". See shared-names.tsv. */
  shared?: "any" | "mostly";
  /** The towns of this name. */
  town?: Town;
  /** Years in office, for persons. */
  from?: number;
  to?: number;
};

/** Folded words that tell a person's name from the place that it could be: see person-words.tsv. */
export type PersonWords = Record<"given" | "place" | "noun" | "common", ReadonlySet<string>>;

/** Words of titles that tell whether somebody is of the place: see home-words.tsv. */
export type HomeWords = Record<"local" | "abroad", ReadonlySet<string>>;

/** A feature that a word brings with it, and its value. */
export type ShapeWord = { name: string; value: number };

/** What single words do to the stance of a sentence: bits of MARK, and features. See stance-words.tsv. */
export type StanceWords = {
  bySpelling: ReadonlyMap<string, number>;
  byBaseForm: ReadonlyMap<string, number>;
  shapes: ReadonlyMap<string, readonly ShapeWord[]>;
};

/** Everything that taggers know; openTagger takes it and reads nothing else. */
export type Lexicons = {
  names: Trie<Name>;
  persons: PersonWords;
  towns: Towns;
  homeWords: HomeWords;
  roles: Trie<Role>;
  offices: OfficeLexicon;
  cues: CueTrie;
  stanceWords: StanceWords;
  /** Verbs by which a text gives a speaker the word, or a speaker reacts. */
  verbs: ReadonlySet<string>;
  /** Kinds of events by the words of titles. */
  eventKinds: ReadonlyMap<string, readonly string[]>;
  /** How much folded words tell English from other languages, up to 1. */
  english: ReadonlyMap<string, number>;
  /** The ISO 639-1 code of a text's language; undefined where it can't be told. */
  identifyLanguage(text: string): string | undefined;
  /** Learnt weights; without them the rules alone decide. */
  model: LinearModel | null;
  /** The measured chance that a stance is right, by the hundredths of its score. */
  confidence: Confidence | null;
};

/** What reading the country of a phrase needs of them. */
export type PhraseLexicons = Pick<Lexicons, "names" | "persons" | "roles" | "towns">;
