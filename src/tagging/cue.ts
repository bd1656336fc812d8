import type { Stance } from "../statement/tags.ts";

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
  /** Words of the text may stand within it: any, or the event. */
  gap: boolean;
  inner: boolean;
};
