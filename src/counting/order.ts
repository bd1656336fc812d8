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

/** What decides which utterance is shown first. `day` is the one written in `publishedAt`, `id` its representative's. */
export type Voiced = Dated & { day: string | null };

/** The latest first: by day, then by moment; undated ones last; then by the smaller id. */
export function compareLatest(a: Voiced, b: Voiced): number {
  if (a.day !== b.day) return compareCodePoints(b.day ?? "", a.day ?? "");
  return (b.instant ?? 0) - (a.instant ?? 0) || compareCodePoints(a.id, b.id);
}
