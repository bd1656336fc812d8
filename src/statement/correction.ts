import type { Role, Stance } from "./tags.ts";

/** What a reader says of an utterance; what is left out stays as it was tagged. */
export type CorrectedFields = {
  /** Null where there is no way to know. */
  country?: string | null;
  role?: Role;
  stance?: Stance;
  /** The score of the sentiment, -1 to 1, in hundredths. */
  sentiment?: number;
  /** The speaker to be shown; null where nobody is named. The utterance stays the same one. */
  speaker?: string | null;
  /** Whether it is no reaction to the event. */
  background?: boolean;
};

/** What is said of one utterance, or the taking back of something that was said of it. Never changed once made. */
export type Correction = CorrectedFields & {
  event: string;
  /** The utterance, as `readout show` names it. */
  utterance: string;
  /** Tells it from all other corrections of its utterance: sent again it changes nothing. */
  id: string;
  /** When it was made, ISO 8601 in UTC with milliseconds. */
  at: string;
  /** A person, or `model:NAME`. */
  author: string;
  why?: string;
  /** Of a model's stance: its own chance to be right, below 1. A person's stance is certain. */
  confidence?: number;
  /** The words of the text that decided the stance. */
  evidence?: string;
  /** The random sample for which the utterance was judged. */
  sample?: string;
  /** The id of the correction that is taken back. */
  undo?: string;
};

/** A correction and what there is of it. */
export type KeptCorrection = Correction & {
  /** Whether its utterance counts now. */
  placed: boolean;
  /** Whether it was taken back. */
  takenBack: boolean;
};

/** Who judges: a model never overrides a person. */
export type Reader = "person" | "model";

const MODEL = "model:";

/** Whether an author is a person or a model. */
export function readerOf(author: string): Reader {
  return author.startsWith(MODEL) ? "model" : "person";
}
