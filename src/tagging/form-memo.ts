import { NO_WORD, NOWHERE } from "./cue-trie.ts";
import { type FeatureSpace, NOTHING } from "./feature-space.ts";
import type { Side } from "./side.ts";

/** The features of a kind of event: alone, with the tone, with the speaker's side. */
export type KindIds = {
  id: number;
  tone: number;
  sides: Record<Side, number>;
};

/** What a word in one part of speech counts for, looked up once and kept in it. */
export type FormMemo = {
  owner: FeatureSpace | null;
  /** Bits of MARK. */
  marks: number;
  /** Numbers of the spelling and, where it differs, of the base form among the words of cues. */
  cueKey: number;
  cueLemma: number;
  /** Where the cues that begin with either go on, or NOWHERE. */
  startKey: number;
  startLemma: number;
  /** Its feature; NOTHING for what is no word. */
  word: number;
  /** Its feature in a title; NOTHING for what says nothing there. */
  title: number;
  /** Its numbers as the first and the second of pairs; NOTHING where no pair has it. */
  first: number;
  second: number;
  /** The features of its letter groups, one for each group, and what they say together where that is known. */
  groups: readonly number[];
  said: Float64Array | null;
  shapes: readonly { id: number; value: number }[];
  kinds: readonly KindIds[];
  /** How much it tells that a text is in English, up to 1. */
  english: number;
};

const NONE: readonly never[] = [];

/** The memo of a word that nobody has looked up. */
export const UNKNOWN: FormMemo = {
  owner: null,
  marks: 0,
  cueKey: NO_WORD,
  cueLemma: NO_WORD,
  startKey: NOWHERE,
  startLemma: NOWHERE,
  word: NOTHING,
  title: NOTHING,
  first: NOTHING,
  second: NOTHING,
  groups: NONE,
  said: null,
  shapes: NONE,
  kinds: NONE,
  english: 0,
};
