const TIME =
  /^(?:T|,? (?:at )?)(\d{1,2}):(\d\d)(?::(\d\d)(\.\d{1,9})?)?(?: ?([ap])\.?m\.?)?(?: ?(Z|UTC|GMT|[ECMP][SD]T|[+-]\d\d:?\d\d))?$/i;
const BARE_TIME = /^T(\d\d)(\d\d)(\d\d)?(Z)?$/;

/** Zones that mail and feeds call by a name (RFC 2822). */
const ZONES: Record<string, string> = {
  Z: "Z",
  UTC: "Z",
  GMT: "Z",
  EST: "-05:00",
  EDT: "-04:00",
  CST: "-06:00",
  CDT: "-05:00",
  MST: "-07:00",
  MDT: "-06:00",
  PST: "-08:00",
  PDT: "-07:00",
};

/** The time that stands behind a date, in the form of ISO 8601; empty without one, null for other words. */
export function readTimeOfDay(text: string): string | null {
  if (text.trim() === "") return "";
  const bare = BARE_TIME.exec(text);
  if (bare) return `T${bare[1]}:${bare[2]}${bare[3] ? `:${bare[3]}` : ""}${bare[4] ?? ""}`;
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hour = "", minute, second, fraction = "", half, zone] = match;
  const hours = half === undefined ? Number(hour) : onTheClock(Number(hour), half);
  if (hours === null) return null;
  const seconds = second === undefined ? "" : `:${second}${fraction}`;
  const offset = zone === undefined ? "" : (ZONES[zone.toUpperCase()] ?? zone);
  return `T${String(hours).padStart(2, "0")}:${minute}${seconds}${offset}`;
}

/** An hour with "a" or "p" behind it, from 0 to 23; null for one that twelve hours do not have. */
function onTheClock(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}
