import { setTo, type Features } from "./feature-space.ts";
import type { FormMemo } from "./form-memo.ts";
import type { Reading } from "./reading.ts";
import type { Form } from "./tokens.ts";

/** What kind of event it is: harsh words about an attack mean another thing than about a truce. */
export function openTitleFeatures(memoOf: (form: Form) => FormMemo) {
  return (features: Features, { fields }: Reading, balance: number): void => {
    for (const { form } of fields.eventTitle) {
      for (const { id, tone } of memoOf(form).kinds) {
        setTo(features, id, 0.4);
        setTo(features, tone, 0.5 * balance);
      }
    }
  };
}
