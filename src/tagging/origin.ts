/** The words that a feature was taken from, packed into one number; NO_ORIGIN for a whole statement. */
export type Origin = number;

export const NO_ORIGIN = -1;
const LONGEST = 63;

/** Words of a statement's text: `from` up to, not including, `to`. */
export function inText(from: number, to: number): Origin {
  return (from * (LONGEST + 1) + Math.min(to - from, LONGEST)) * 2;
}

/** A word of the event's title. */
export function inTitle(at: number): Origin {
  return (at * (LONGEST + 1) + 1) * 2 + 1;
}

/** Whether it lies in the event's title, and not in the text. */
export function isInTitle(origin: Origin): boolean {
  return origin % 2 === 1;
}

/** The first word of an origin. */
export function startOf(origin: Origin): number {
  return Math.floor(origin / 2 / (LONGEST + 1));
}

/** How many words an origin has. */
export function lengthOf(origin: Origin): number {
  return Math.floor(origin / 2) % (LONGEST + 1);
}
