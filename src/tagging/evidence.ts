import type { Statement } from "../statement/statement.ts";
import type { Evidence } from "../statement/tags.ts";
import { inferStretches, type Stretch } from "./inferred.ts";
import type { Reading } from "./reading.ts";
import type { ShowEvidence } from "./show-evidence.ts";
import type { Weighing } from "./weighing.ts";

/** Opens the showing for a statement whose reading was weighed last. */
export function openEvidence(
  statement: Statement,
  reading: Reading,
  { wordsFor }: Weighing,
): ShowEvidence {
  const { fields } = reading;
  const slice = ({ in: field, from, to }: Stretch, by: Evidence["by"]): Evidence => {
    const { starts, ends } = fields[field];
    const [start, end] = [starts[from]!, ends[to - 1]!];
    return { in: field, start, end, text: (statement[field] ?? "").slice(start, end), by };
  };
  return (label, cues) => {
    if (cues.length > 0) return cues.map(({ from, to }) => slice({ in: "text", from, to }, "cue"));
    const inferred = inferStretches(fields.text, wordsFor(label, reading));
    return inferred.map((stretch) => slice(stretch, "inferred"));
  };
}
