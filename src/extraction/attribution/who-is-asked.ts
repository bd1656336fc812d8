import type { Sentence } from "../document/sentence.ts";
import type { ReadParagraph } from "../layout/paragraphs.ts";
import type { KnownSpeakers, Speaker } from "../speakers/known-speakers.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import type { WordClasses } from "../words/word-classes.ts";
import { namesIn } from "../speakers/sentence-subjects.ts";

const MAX_BACK = 3;

/**
 * Who answers the question at `index` of an interview: whoever answered before, else the person whom
 * the paragraphs before it introduce; null where no answer stands behind it.
 */
export function whoIsAsked(
  read: readonly ReadParagraph[],
  index: number,
  asked: Speaker | null,
  known: KnownSpeakers,
  classes: WordClasses,
): Speaker | null {
  const answers = read[index + 1]?.paragraph.form?.name === "answer";
  const turn = isAnswerLabel(read[index]?.paragraph.label?.text, classes);
  if (!answers && !turn)
    return isAnswerLabel(read[index + 1]?.paragraph.label?.text, classes) ? asked : null;
  if (asked) return asked;
  for (const { sentences } of read.slice(Math.max(0, index - MAX_BACK), index).toReversed()) {
    for (const sentence of sentences) {
      const name = namesIn(sentence).find((phrase) => !isPartner(sentence, phrase));
      if (name) return known.meet(name);
    }
  }
  return known.lastPerson();
}

/** "A:", "Answer:": whoever is asked. */
export function isAnswerLabel(label: string | undefined, classes: WordClasses): boolean {
  return label !== undefined && classes["answer label"].has(label.toLowerCase());
}

/** "She spoke to Anna Berg": whoever asks stands behind a preposition. */
function isPartner(sentence: Sentence, { at }: NounPhrase): boolean {
  const from = sentence.find(0, sentence.length, (i) => sentence.at(i).start === at?.start);
  return sentence.is(from - 1, "adverbial opening");
}
