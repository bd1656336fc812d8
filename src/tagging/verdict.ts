import { SENTIMENTS, STANCES, type Stance } from "../statement/tags.ts";
import { OUTPUTS, toShares } from "./linear-model.ts";
import type { Reading } from "./reading.ts";
import type { JudgedCue } from "./judged-cues.ts";
import { toneOf } from "./sentiment.ts";
import { stanceOf, weightOf } from "./stance.ts";

/** What is made of a reading before it becomes tags. */
export type Verdict = { stance: Record<Stance, number>; tone: number };

const TONE = OUTPUTS.length - 1;
/** What the learnt number and the balance of the labels count for in the tone. */
const NUMBER_SHARE = 0.65;
const BALANCE_SHARE = 0.375;

/** Where the label and the number disagree, how far beyond the limit a sure label takes the number. */
const BEYOND = 0.05;
const LIMIT = 0.2;
const BARELY_NEUTRAL = 0.19;
/** What is taken from the odds of a tone: harsh ones are found too often, and any without a word that carries it. */
const FROM_NEGATIVE = 0.1;
const FROM_POSITIVE = -0.2;
const WITHOUT_WORDS = 0.6;
/** What a word's tone must come to. */
const CARRIES = 0.2;

/** So few words without a cue say nothing of the event, and nothing kind or harsh, the less the fewer they are. */
const FEW_WORDS = 20;
const NEUTRAL_PER_WORD = 0.2;
const TONELESS_PER_WORD = 0.1;
/** So few words with a cue leave little that could speak against it. */
const FEW_BESIDE_CUE = 26;
const CUE_PER_WORD = 0.12;

/** The shares of the stances and the tone, from the sums of what was learnt and the words. */
export function judge(
  sums: Float64Array,
  { cues, fields }: Pick<Reading, "cues" | "fields">,
): Verdict {
  const words = fields.text.forms.length;
  const few = Math.max(0, FEW_WORDS - words);
  const beside = Math.max(0, FEW_BESIDE_CUE - words);
  if (beside > 0) {
    const top = strongestWeights(cues);
    if (top.size === 0) sums[STANCES.indexOf("neutral")]! += NEUTRAL_PER_WORD * few;
    for (const [stance, weight] of top) {
      sums[STANCES.indexOf(stance)]! += CUE_PER_WORD * beside * weight;
    }
  }
  const carried = cues.some((cue) => Math.abs(toneOf(cue)) >= CARRIES);
  return {
    stance: toShares(STANCES, sums),
    tone: toTone(sums, carried ? 0 : WITHOUT_WORDS + TONELESS_PER_WORD * few),
  };
}

/** What the strongest cue of each stance counts for. */
function strongestWeights(cues: readonly JudgedCue[]): Map<Stance, number> {
  const top = new Map<Stance, number>();
  for (const judged of cues) {
    const stance = stanceOf(judged);
    if (stance) top.set(stance, Math.max(top.get(stance) ?? 0, weightOf(judged)));
  }
  return top;
}

/**
 * A tone is learnt as a number and as a label, which is the surer of the two: the number is taken as it is
 * unless it lies on the other side of a limit than the label, the farther beyond it the surer the label is.
 * `missing` is taken from the odds of a tone that is not neutral.
 */
function toTone(sums: Float64Array, missing: number): number {
  const [negative, neutral, positive] = sums.subarray(STANCES.length, TONE);
  const { negative: low, positive: high } = toShares(SENTIMENTS, sums.subarray(STANCES.length));
  const number = NUMBER_SHARE * sums[TONE]! + BALANCE_SHARE * (high - low);
  const harsh = negative! - FROM_NEGATIVE - missing - neutral!;
  const kind = positive! - FROM_POSITIVE - missing - neutral!;
  const sign = kind >= harsh ? 1 : -1;
  const sure = Math.max(kind, harsh);
  const beyond = BEYOND * Math.tanh(sure);
  const outside = sign * number;
  return (
    sign *
    (sure >= 0 ? Math.max(outside, LIMIT + beyond) : Math.min(outside, BARELY_NEUTRAL + beyond))
  );
}
