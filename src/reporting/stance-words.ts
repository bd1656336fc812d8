import type { StanceTag } from "../statement/tags.ts";

/** A stance with its score, and whether any cue decided it: `welcoming 0.81`, `neutral (no cue; inferred, 0.27)`. */
export function stanceText({ label, scores, evidence }: StanceTag): string {
  const score = scores[label].toFixed(2);
  const byCue = evidence.some(({ by }) => by === "cue");
  return byCue ? `${label} ${score}` : `${label} (no cue; inferred, ${score})`;
}
