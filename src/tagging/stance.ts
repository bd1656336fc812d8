import { STANCES, type Evidence, type Stance, type StanceTag } from "../statement/tags.ts";
import type { JudgedCue } from "./judged-cues.ts";
import { toShares } from "./linear-model.ts";

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
  const { cue, intensity, conceded, stressed, negated, hedged, target } = judged;
  let weight = cue.strength * intensity;
  if (conceded) weight *= 0.45;
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

/** The tag of some shares: two decimals that add up to 1, and the cues that point the same way. */
export function toStanceTag(
  shares: Record<Stance, number>,
  cues: readonly JudgedCue[],
  evidenceOf: (cue: JudgedCue) => Evidence,
): StanceTag {
  let label: Stance = "neutral";
  for (const stance of STANCES) if (shares[stance] > shares[label]) label = stance;
  const evidence = cues
    .filter((cue) => stanceOf(cue) === label)
    .sort((a, b) => weightOf(b) - weightOf(a) || a.from - b.from)
    .slice(0, 3)
    .sort((a, b) => a.from - b.from)
    .map(evidenceOf);
  return { label, scores: inHundredths(shares), evidence };
}

/** Rounds down and gives what is left to the largest remainders, so that the order stays. */
function inHundredths(shares: Record<Stance, number>): Record<Stance, number> {
  const exact = STANCES.map((stance) => shares[stance] * 100);
  const whole = exact.map(Math.floor);
  const order = STANCES.map((_, i) => i).sort(
    (a, b) => exact[b]! - whole[b]! - (exact[a]! - whole[a]!) || exact[b]! - exact[a]! || a - b,
  );
  const left = 100 - whole.reduce((a, b) => a + b, 0);
  for (const i of order.slice(0, left)) whole[i]! += 1;
  return Object.fromEntries(STANCES.map((stance, i) => [stance, whole[i]! / 100])) as Record<
    Stance,
    number
  >;
}
