import { isUnsure, SURE_FROM } from "../counting/sureness.ts";
import type { Tags } from "../statement/tags.ts";

/**
 * A stance with its score, whether any cue decided it, and whether it is unsure: `welcoming 0.81`,
 * `neutral (no cue; inferred, 0.27), unsure`. What a person decided stands alone.
 */
export function stanceText(
  { stance: { label, scores, confidence, evidence }, corrected }: Tags,
  sureFrom: number = SURE_FROM,
): string {
  if (corrected?.by.stance !== undefined) {
    if (confidence === 1) return label;
    return `${label} ${scores[label].toFixed(2)}${isUnsure(confidence, sureFrom) ? ", unsure" : ""}`;
  }
  const score = scores[label].toFixed(2);
  const byCue = evidence.some(({ by }) => by === "cue");
  const stance = byCue ? `${label} ${score}` : `${label} (no cue; inferred, ${score})`;
  return isUnsure(confidence, sureFrom) ? `${stance}, unsure` : stance;
}
