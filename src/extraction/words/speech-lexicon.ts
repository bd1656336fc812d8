import type { WordClasses } from "./word-classes.ts";

/**
 * How the words said stand to a verb that reports them: after it (`say`; `note` only with "that" or
 * a quotation), after a listener (`tell`), the verb included (`judge`; `blow` only with a
 * quotation), as what is asked (`request`) or promised (`promise`), as a name for something
 * (`name`); `according` is a preposition before the speaker.
 */
export const SPEECH_FRAMES = [
  "say",
  "note",
  "tell",
  "judge",
  "blow",
  "request",
  "promise",
  "name",
  "according",
] as const;
export type SpeechFrame = (typeof SPEECH_FRAMES)[number];

/** A verb in its present tense, perhaps of several words, with those past forms that are irregular. */
export type ReportingVerb = { pattern: string; frame: SpeechFrame; past: readonly string[] };

/** What the extraction must know about words: verbs of speech, countries and capitals, bodies, classes. */
export type SpeechLexicon = {
  verbs: readonly ReportingVerb[];
  places: ReadonlySet<string>;
  bodies: ReadonlySet<string>;
  classes: WordClasses;
};
