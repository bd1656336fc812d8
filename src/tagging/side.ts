export const SIDES = ["first", "later", "outside", "unknown"] as const;

/** Where a speaker's country stands in an event's title: who acts comes first, whom it meets later. */
export type Side = (typeof SIDES)[number];

/** The side of a speaker, by the countries of the title in their order. */
export function sideOf(code: string | null, parties: readonly string[]): Side {
  if (code === null) return "unknown";
  const at = parties.indexOf(code);
  return at < 0 ? "outside" : at === 0 ? "first" : "later";
}
