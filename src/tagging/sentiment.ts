import { sentimentLabel, type SentimentTag } from "../statement/tags.ts";
import type { JudgedCue } from "./judged-cues.ts";
import type { ShowEvidence } from "./show-evidence.ts";
import { strongestOf } from "./strongest.ts";

/** The tone of a cue after negation and intensity. */
export function toneOf({ cue, negated, intensity, aside }: JudgedCue): number {
  return cue.tone * intensity * (negated ? -0.5 : 1) * (aside ? 0.25 : 1);
}

/** The tone of all cues: strong ones count more, and two alike say more than one. */
export function scoreTone(cues: readonly JudgedCue[]): number {
  let sum = 0;
  let weight = 0.6;
  for (const cue of cues) {
    const tone = toneOf(cue);
    const share = Math.abs(tone);
    sum += tone * share;
    weight += share * 0.9;
  }
  return sum / weight;
}

/** The tag of a score between -1 and 1, with the words that carry its tone. */
export function toSentimentTag(
  score: number,
  cues: readonly JudgedCue[],
  show: ShowEvidence,
): SentimentTag {
  const rounded = Math.round(Math.max(-1, Math.min(1, score)) * 100) / 100;
  const kept = Object.is(rounded, -0) ? 0 : rounded;
  const label = sentimentLabel(kept);
  const carriers = strongestOf(cues, (cue) => {
    const tone = toneOf(cue);
    const carries = Math.abs(tone) >= 0.3 && Math.sign(tone) === Math.sign(kept);
    return carries ? Math.abs(tone) : 0;
  });
  const shown = label !== "neutral" || carriers.length > 0;
  return { score: kept, label, evidence: shown ? show(label, carriers) : [] };
}
