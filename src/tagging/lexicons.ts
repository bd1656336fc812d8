import type { Role, Stance } from "../statement/tags.ts";
import type { CueTrie } from "./cue-trie.ts";
import type { LinearModel } from "./linear-model.ts";
import type { Trie } from "./trie.ts";

export const NAME_KINDS = [
  "country",
  "body",
  "demonym",
  "capital",
  "person",
  "surname",
  "institution",
  "place",
] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** What a name stands for. `code` is null for those who speak for no country. */
export type Name = {
  kind: NameKind;
  code: string | null;
  /** How it is written: text in other letters is not this name. */
  written: "capital" | "acronym" | "any";
  role: Role;
  /** A part of a country that towns are named with. */
  region?: true;
  /** Years in office, for persons. */
  from?: number;
  to?: number;
};

export const CUE_USES = [
  "stance",
  "amplifier",
  "downtoner",
  "hedge",
  "condition",
  "concession",
  "contrast",
  "irony",
] as const;
export type CueUse = (typeof CUE_USES)[number];

/** A pattern of the stance lexicon, with what the writer judged it to say. */
export type Cue = {
  pattern: string;
  stance: Stance | "none";
  strength: number;
  tone: number;
  use: CueUse;
  /** Bits of PART that its word may have, for a pattern of one word; 0 means any. */
  parts: number;
  /** Family of patterns that were written together: their weight is learnt together. */
  family: string;
  /** The pattern has the event as its subject or object. */
  slot: "none" | "object" | "subject";
  /** A negation before it turns it around. */
  flips: boolean;
};

/** Folded words that tell a person's name from the place that it could be: see person-words.tsv. */
export type PersonWords = Record<"given" | "place" | "noun", ReadonlySet<string>>;

export type Verb = { neutral: boolean };

/** Everything that taggers know; openTagger takes it and reads nothing else. */
export type Lexicons = {
  names: Trie<Name>;
  persons: PersonWords;
  roles: Trie<Role>;
  cues: CueTrie;
  verbs: ReadonlyMap<string, Verb>;
  /** Kinds of events by the words of titles. */
  eventKinds: ReadonlyMap<string, readonly string[]>;
  /** Learnt weights; without them the rules alone decide. */
  model: LinearModel | null;
};
