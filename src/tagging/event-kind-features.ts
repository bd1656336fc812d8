import type { Features } from "./linear-model.ts";
import type { Lexicons } from "./lexicons.ts";
import type { Reading } from "./reading.ts";

/** What kind of event it is: harsh words about an attack mean another thing than about a truce. */
export function addEventKindFeatures(
  features: Features,
  { fields }: Reading,
  { eventKinds }: Lexicons,
): void {
  const balance = features.get("tone:balance") ?? 0;
  for (const { lemma } of fields.eventTitle) {
    for (const kind of eventKinds.get(lemma) ?? []) {
      features.set(`kind:${kind}`, 0.4);
      features.set(`kind:${kind}:tone`, 0.5 * balance);
    }
  }
}
