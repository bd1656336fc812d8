import { setOnce, type Features } from "./feature-space.ts";
import type { Reading } from "./reading.ts";

/** What kind of event it is: harsh words about an attack mean another thing than about a truce. */
export function addTitleFeatures(features: Features, { fields }: Reading, balance: number): void {
  for (const { kinds } of fields.eventTitle.forms) {
    for (const { id, tone } of kinds) {
      setOnce(features, id, 0.4);
      setOnce(features, tone, 0.5 * balance);
    }
  }
}
