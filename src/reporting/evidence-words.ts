import type { Evidence } from "../statement/tags.ts";

/** The words that decided a tag, in their order; those only inferred from stand in braces. */
export function evidenceWords(evidence: readonly Evidence[]): string {
  return evidence.map(({ text, by }) => (by === "cue" ? text : `{${text}}`)).join("; ");
}
