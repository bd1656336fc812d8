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

/** How the utterances of an event are folded; `revision` tells whether anything was changed since. */
export type Folds = { revision: number; links: readonly FoldLink[]; decisions: Decisions };

/** What a change gives an utterance: the link that it has from now on, or null to stand alone. */
export type Regrouped = { utterance: string; link: FoldLink | null };
