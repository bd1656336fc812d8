import type { Mention } from "../statement/tags.ts";

/** Why an utterance is folded: its words, as the quotation of another one goes on in it, or by hand. */
export type FoldedBy = "words" | "quotation" | "hand";

/** An utterance that is folded with others; `group` is the one among them that gives the group its name. */
export type FoldLink = {
  utterance: string;
  group: string;
  /** How much its words are those of `group`, from 0 to 1. */
  similarity: number;
  by: FoldedBy;
};

/** Two utterances, the one with the smaller key first. */
export type Pair = readonly [string, string];

/** The decisions about two utterances that were made by hand, and stay whatever a pass finds. */
export type Decisions = { together: readonly Pair[]; apart: readonly Pair[] };

/**
 * How the utterances of an event are folded; `revision` tells whether anything was changed since, and `forgot` is the
 * sequence of the last forget of the whole event.
 */
export type Folds = {
  revision: number;
  forgot: number;
  links: readonly FoldLink[];
  decisions: Decisions;
};

/** What a change gives an utterance: the link that it has from now on, or null to stand alone. */
export type Regrouped = { utterance: string; link: FoldLink | null };

/** Two utterances in the order in which a pair has them. */
export function pairOf(a: string, b: string): Pair {
  return a < b ? [a, b] : [b, a];
}

/** One of the wordings of a statement, by itself. */
export type FoldedWording = {
  utterance: string;
  /** How much its words are those of the first wording, from 0 to 1. */
  similarity: number;
  by: FoldedBy;
  /** Its own mentions; 0 where all are gone. */
  mentions: number;
  /** The mention that represents it; null where its text is gone. */
  statement: Mention | null;
};

/** A statement that was printed in several wordings, the first of which gives it its name. */
export type FoldedStatement = {
  group: string;
  mentions: number;
  /** How many days after the first mention the latest came; null where that is not known. */
  lastedDays: number | null;
  /** Whether it was said again long after, and not only reprinted. */
  repeated: boolean;
  wordings: FoldedWording[];
};
