import { type CorrectedFields, type Correction, readerOf } from "../statement/correction.ts";
import { compareCodePoints } from "../statement/identity.ts";
import { CORRECTED_FIELDS } from "../statement/tags.ts";

/** What stands of the corrections of one utterance. */
export type Overlay = {
  /** For each field that is corrected, the correction that decides it. */
  deciding: Partial<Record<keyof CorrectedFields, Correction>>;
  /** Whether a person judged the stance for a random sample. */
  sampled: boolean;
};

/**
 * What stands of the corrections of one utterance, in whatever order they came; null where nothing does. For
 * each field the latest decides, but a model's only where no person has said anything. What was taken back
 * says nothing, whenever that was; a model takes only a model's back.
 */
export function overlayOf(corrections: readonly Correction[]): Overlay | null {
  const deciding: Overlay["deciding"] = {};
  const standing = standingCorrections(corrections).toSorted(compareMade);
  for (const correction of standing) {
    for (const field of CORRECTED_FIELDS) {
      if (correction[field] === undefined) continue;
      const known = deciding[field];
      if (!known || mayOverride(correction, known)) deciding[field] = correction;
    }
  }
  if (Object.keys(deciding).length === 0) return null;
  return { deciding, sampled: standing.some(isCheck) };
}

/** The corrections that were not taken back, in no order. */
export function standingCorrections(corrections: readonly Correction[]): Correction[] {
  const takenBack = corrections.filter(({ undo }) => undo !== undefined);
  return corrections.filter(
    (correction) =>
      correction.undo === undefined &&
      !takenBack.some((by) => by.undo === correction.id && mayOverride(by, correction)),
  );
}

/** In the order in which they were made; of one moment by id. */
export function compareMade(
  a: Pick<Correction, "at" | "id">,
  b: Pick<Correction, "at" | "id">,
): number {
  return compareCodePoints(a.at, b.at) || compareCodePoints(a.id, b.id);
}

/** Whether a person judged the stance for a random sample: background has none that counts. */
export function isCheck({ author, sample, stance, background }: Correction): boolean {
  return (
    readerOf(author) === "person" &&
    sample !== undefined &&
    (stance !== undefined || background !== undefined)
  );
}

function mayOverride(by: Correction, known: Correction): boolean {
  return readerOf(by.author) === "person" || readerOf(known.author) === "model";
}
