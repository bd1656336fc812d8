import type { Pair } from "../counting/folds.ts";
import type { Quoted } from "./wording.ts";

/**
 * Quotations that go on after their attribution: "A," she said. "B". The second begins where the sentence of
 * the first ends, in the same paragraph, and is of the same speaker.
 */
export function joinedQuotations(articles: Iterable<readonly Quoted[]>): Pair[] {
  const pairs: Pair[] = [];
  for (const quotations of articles) {
    for (const [i, second] of quotations.entries()) {
      const first = quotations[i - 1];
      if (first === undefined || first.speaker !== second.speaker) continue;
      const between = second.start - first.end;
      // One space: between paragraphs there are two line ends.
      if (between >= 0 && between <= 1 && first.utterance !== second.utterance)
        pairs.push([first.utterance, second.utterance]);
    }
  }
  return pairs;
}
