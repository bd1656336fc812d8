/** A name or an office in capitals, and notes and times behind it: "MR LUND (by video)", "Anna [00:31]". */
const LABEL =
  /^((?:\p{Lu}[\p{L}.'’-]*)(?: (?:\p{Lu}[\p{L}.'’-]*|of|the|de|van|von|al|ten|bin)){0,5}|The \p{Ll}[\p{L}-]*)(?: ?(?:\([^)]{1,60}\)|\[[^\]]{1,60}\])| +\d{1,2}:\d\d(?::\d\d)?){0,2}$/u;
const TIME_MARK =
  /^(?:\[\d{1,2}:\d\d(?::\d\d)?\]|\(\d{1,2}:\d\d(?::\d\d)?\)|\d{1,2}:\d\d(?::\d\d)?)(?: ?[-–—])? +(?=["“*\p{Lu}])/u;
const MAX_TIME = 14;
const TIME_BEHIND =
  / *(?:\[\d{1,2}:\d\d(?::\d\d)?\]|\(\d{1,2}:\d\d(?::\d\d)?\)| \d{1,2}:\d\d(?::\d\d)?)$/;

/** The name in the label of a turn of talk, without the notes behind it; null when it is no such label. */
export function nameOfTurn(label: string): string | null {
  return LABEL.exec(label)?.[1] ?? null;
}

/** How long the time is that a transcript sets before a turn: "[00:00:31] ", "00:12 ". */
export function timeMarkLength(opening: string): number {
  return TIME_MARK.exec(opening)?.[0].length ?? 0;
}

/** How long the time is that stands behind the name in a label: "Anna [00:31]". */
export function timeBehindLength(label: string): number {
  return TIME_BEHIND.exec(label.slice(-MAX_TIME))?.[0].length ?? 0;
}
