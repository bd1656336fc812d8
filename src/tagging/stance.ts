import { type Evidence, STANCES, type Stance, type StanceTag } from "../statement/tags.ts";
import { type Confidence, confidenceOf } from "./confidence.ts";
import type { JudgedCue } from "./judged-cues.ts";
import type { ShowEvidence } from "./show-evidence.ts";
import { toShares } from "./linear-model.ts";
import type { Reading } from "./reading.ts";
import { strongestOf } from "./strongest.ts";

/** What a denied cue still says: not welcoming is skeptical, not doubting is nearly welcoming. */
const DENIED: Record<Stance, Stance> = {
  welcoming: "skeptical",
  skeptical: "welcoming",
  hostile: "neutral",
  neutral: "neutral",
};

/** The stance of a cue after negation. */
export function stanceOf({ cue, negated }: JudgedCue): Stance | null {
  if (cue.stance === "none") return null;
  return negated ? DENIED[cue.stance] : cue.stance;
}

/** How much a cue counts: concession and another target take from it. */
export function weightOf(judged: JudgedCue): number {
  const { cue, intensity, conceded, aside, stressed, negated, hedged, target } = judged;
  let weight = cue.strength * intensity;
  if (conceded) weight *= 0.45;
  if (aside) weight *= 0.2;
  if (stressed) weight *= 1.3;
  if (negated) weight *= 0.8;
  if (hedged) weight *= 0.9;
  if (target === "event") weight *= 1.25;
  if (cue.slot !== "none" && target !== "event") weight *= target === "other" ? 0.4 : 0.6;
  return weight;
}

/** Scores from sums of cue weights, sharpened into shares. */
export function scoreByRules(cues: readonly JudgedCue[]): Record<Stance, number> {
  const sums: Record<Stance, number> = { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0.25 };
  for (const judged of cues) {
    const stance = stanceOf(judged);
    if (stance) sums[stance] += weightOf(judged) ** 2;
  }
  return toShares(
    STANCES,
    STANCES.map((stance) => sums[stance] * 2.2),
  );
}

/** The tag of some shares: two decimals that add up to 1, and the words that point the same way. */
export function toStanceTag(
  shares: Record<Stance, number>,
  { cues, fields }: Pick<Reading, "cues" | "fields">,
  show: ShowEvidence,
  confidence: Confidence | null,
): StanceTag {
  let label: Stance = "neutral";
  for (const stance of STANCES) if (shares[stance] > shares[label]) label = stance;
  const decisive = strongestOf(cues, (cue) => (stanceOf(cue) === label ? weightOf(cue) : 0));
  const scores = inHundredths(shares);
  const evidence = show(label, decisive);
  const words = fields.text.forms.length;
  const grounds = { score: scores[label], words, shown: isShown(evidence) };
  const measured = confidence && confidenceOf(confidence, grounds);
  return { label, scores, confidence: measured, evidence };
}

/** Whether a cue shows a label, and not only the words that weighed most. */
export function isShown(evidence: readonly Evidence[]): boolean {
  return evidence.some(({ by }) => by === "cue");
}

/** Rounds down and gives what is left to the largest remainders, so that the order stays. */
function inHundredths(shares: Record<Stance, number>): Record<Stance, number> {
  const whole = {} as Record<Stance, number>;
  let left = 100;
  for (const stance of STANCES) {
    whole[stance] = Math.floor(shares[stance] * 100);
    left -= whole[stance];
  }
  for (; left > 0; left -= 1) {
    let next: Stance | null = null;
    for (const stance of STANCES) {
      if (next === null || comesBefore(shares, whole, stance, next)) next = stance;
    }
    whole[next!] += 1;
  }
  for (const stance of STANCES) whole[stance] /= 100;
  return whole;
}

/** Whether a share has the larger remainder or, where they are alike, is the larger. */
function comesBefore(
  shares: Record<Stance, number>,
  whole: Record<Stance, number>,
  a: Stance,
  b: Stance,
): boolean {
  const restOfA = shares[a] * 100 - whole[a];
  const restOfB = shares[b] * 100 - whole[b];
  return restOfA > restOfB || (restOfA === restOfB && shares[a] > shares[b]);
}
