import type { Sentence } from "../document/sentence.ts";
import type { KnownSpeakers } from "../speakers/known-speakers.ts";
import { namesIn, subjectOfSentence } from "../speakers/sentence-subjects.ts";
import { subjectAfter } from "../speakers/subjects.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import type { Announcement } from "./attribution.ts";

/**
 * Who speaks a bare quotation by the sentence behind it: "That was Anna Berg of the union", "One word,
 * from its chief economist, Anna Berg", "Anna Berg shook her head".
 */
export function speakerBehind(
  quote: Sentence,
  behind: Sentence | undefined,
  known: KnownSpeakers,
): Announcement | null {
  if (!behind || !quote.opensDirect(0) || behind.isQuote(0)) return null;
  const words = quote.skip(0, quote.length, (i) => !quote.isWord(i));
  if (words < quote.length) return null;
  const phrase = behindPointer(behind) ?? inFragment(behind) ?? subjectOfSentence(behind, known);
  if (!phrase || phrase.kind === "pronoun") return null;
  const speaker = known.identify(phrase);
  return speaker?.kind === "person" ? { speaker, cue: null } : null;
}

/** "That was Anna Berg", "This from the mayor": who is pointed at. */
function behindPointer(sentence: Sentence): NounPhrase | null {
  if (!sentence.is(0, "pointing back")) return null;
  const at = sentence.is(1, "copula") || sentence.says(1, "from") ? 2 : 1;
  return subjectAfter(sentence, at)?.phrase ?? null;
}

/** "One word, from the chief economist, Anna Berg": the last name of words without a verb. */
function inFragment(sentence: Sentence): NounPhrase | null {
  const verb = sentence.find(0, sentence.length, (i) => {
    return sentence.is(i, "auxiliary") || sentence.reports(i);
  });
  if (verb >= 0) return null;
  const { text, capital } = sentence.at(0);
  const alone: NounPhrase = { kind: "name", name: text, definite: false, text };
  return namesIn(sentence).at(-1) ?? (capital ? alone : null);
}
