import { compareCodePoints } from "../statement/identity.ts";

/** What decides which mention stands for its utterance. `instant` is in ms since 1970, null undated. */
export type Dated = { id: string; instant: number | null };

/** Whether `a` stands for the utterance rather than `b`: the earlier, undated last, then the smaller id. */
export function represents(a: Dated, b: Dated): boolean {
  if (a.instant !== b.instant) {
    if (a.instant === null) return false;
    return b.instant === null || a.instant < b.instant;
  }
  return compareCodePoints(a.id, b.id) < 0;
}

/** Where an utterance stands among others: the latest first, undated ones last, then by utterance id. */
export function compareLatest(
  a: { instant: number | null; utterance: string },
  b: { instant: number | null; utterance: string },
): number {
  if (a.instant !== b.instant) {
    if (a.instant === null) return 1;
    return b.instant === null ? -1 : b.instant - a.instant;
  }
  return compareCodePoints(a.utterance, b.utterance);
}
