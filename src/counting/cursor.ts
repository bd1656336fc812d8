import { InvalidInputError } from "../errors.ts";
import type { Voiced } from "./order.ts";

/** A place in the list of utterances as a word that goes into an address; `readCursor` reads it. */
export function writeCursor({ day, instant, id }: Voiced): string {
  return Buffer.from(JSON.stringify([day, instant, id])).toString("base64url");
}

/** The place that `writeCursor` wrote. Throws InvalidInputError for another word. */
export function readCursor(word: string): Voiced {
  try {
    const place: unknown = JSON.parse(Buffer.from(word, "base64url").toString());
    if (isPlace(place)) return { day: place[0], instant: place[1], id: place[2] };
  } catch {
    // Said below.
  }
  const message = "is no place in the list; use the `next` of the page before, or leave it out";
  throw new InvalidInputError([{ field: "cursor", message }]);
}

function isPlace(place: unknown): place is [string | null, number | null, string] {
  if (!Array.isArray(place) || place.length !== 3) return false;
  const [day, instant, id] = place as unknown[];
  return (
    (day === null || typeof day === "string") &&
    (instant === null || typeof instant === "number") &&
    typeof id === "string"
  );
}
