import type { Evidence, SentimentLabel, Stance } from "../statement/tags.ts";
import type { JudgedCue } from "./judged-cues.ts";

/** Shows the words that decided a label: the cues that carry it, else what weighed most. */
export type ShowEvidence = (
  label: Stance | SentimentLabel,
  cues: readonly JudgedCue[],
) => Evidence[];
