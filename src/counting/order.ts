import { compareCodePoints } from "../statement/identity.ts";

/** The fields that decide which mention represents its utterance; `instant` is in ms since 1970, null undated. */
export type Dated = { id: string; instant: number | null };

/** Whether `a` represents the utterance rather than `b`: the earlier, undated last, then the smaller id. */
export function represents(a: Dated, b: Dated): boolean {
  if (a.instant !== b.instant) {
    if (a.instant === null) return false;
    return b.instant === null || a.instant < b.instant;
  }
  return compareCodePoints(a.id, b.id) < 0;
}

/** The fields that decide which utterance is shown first: the day written in `publishedAt`, moment and id. */
export type Voiced = Dated & { day: string | null };

/** The latest first: by day, then by moment; undated ones last; then by the smaller id. */
export function compareLatest(a: Voiced, b: Voiced): number {
  if (a.day !== b.day) return compareCodePoints(b.day ?? "", a.day ?? "");
  return (b.instant ?? 0) - (a.instant ?? 0) || compareCodePoints(a.id, b.id);
}
