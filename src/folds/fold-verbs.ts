import type { FoldedStatement } from "../counting/folds.ts";
import { loadFoldWords } from "../lexicons/load-fold-words.ts";
import type { Aggregates } from "../store/aggregates.ts";
import type { FoldStore } from "../store/folds.ts";
import { joinByHand, partByHand } from "./by-hand.ts";
import { foldEvent, type FoldOutcome } from "./fold-event.ts";
import { type FoldsPart, listFolds } from "./list-folds.ts";

/** What can be done with the folds of an event. An utterance is named by its key or by one of its mentions. */
export type FoldVerbs = {
  /**
   * Folds the utterances of an event that are one statement, reprinted: a pass of its own, which may be repeated.
   * Throws UNKNOWN_EVENT, FOLDS_CHANGED.
   */
  fold(event: string, options?: { dryRun?: boolean }): Promise<FoldOutcome>;
  /** Folds two utterances by hand. Throws also UNKNOWN_UTTERANCE, SAME_UTTERANCE, NOT_COUNTED. */
  foldTogether(event: string, one: string, other: string): Promise<void>;
  /** Takes an utterance out of those it is folded with, for good. Throws also UNKNOWN_UTTERANCE, NOT_FOLDED. */
  unfold(event: string, utterance: string): Promise<void>;
  /** The statements in several wordings, by name; of utterances that are named all of these. Throws UNKNOWN_EVENT. */
  folds(
    event: string,
    utterances?: readonly string[],
    part?: FoldsPart,
  ): Promise<FoldedStatement[]>;
};

/** Does something with an event that is known. */
type OnEvent = <T>(
  event: string,
  act: (store: FoldStore, aggregates: Aggregates) => Promise<T>,
) => Promise<T>;

export function openFoldVerbs(onEvent: OnEvent): FoldVerbs {
  return {
    fold: (name, { dryRun = false } = {}) =>
      onEvent(name, (store, aggregates) => {
        const event = { name, mentions: () => aggregates.mentions(name) };
        return foldEvent(store, event, { lexicon: loadFoldWords(), dryRun });
      }),
    foldTogether: (event, one, other) =>
      onEvent(event, (store) =>
        joinByHand({ store, event, lexicon: loadFoldWords() }, [one, other]),
      ),
    unfold: (event, utterance) =>
      onEvent(event, (store) => partByHand({ store, event, lexicon: loadFoldWords() }, utterance)),
    folds: (event, utterances, part = {}) =>
      onEvent(event, (store) =>
        listFolds(store, event, { ...part, among: utterances && new Set(utterances) }),
      ),
  };
}
