import { isUnsure, SURE_FROM } from "../counting/sureness.ts";
import type { StanceTag } from "../statement/tags.ts";

/**
 * A stance with its score, whether any cue decided it, and whether it is unsure: `welcoming 0.81`,
 * `neutral (no cue; inferred, 0.27), unsure`.
 */
export function stanceText(
  { label, scores, confidence, evidence }: StanceTag,
  sureFrom: number = SURE_FROM,
): string {
  const score = scores[label].toFixed(2);
  const byCue = evidence.some(({ by }) => by === "cue");
  const stance = byCue ? `${label} ${score}` : `${label} (no cue; inferred, ${score})`;
  return isUnsure(confidence, sureFrom) ? `${stance}, unsure` : stance;
}
