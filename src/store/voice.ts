import { readInstant, readKind, readStance } from "../counting/cell-key.ts";
import type { Voiced } from "../counting/order.ts";
import type { Cell } from "../counting/snapshot.ts";

/** An utterance as far as it is known without its text. */
export type Voice = Voiced & {
  cell: Pick<Cell, "country" | "stance" | "background" | "otherLanguage" | "day">;
};

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
const NO_PLACE = "z".charCodeAt(0);

/** A voice as voice.lua writes it, of a country on a day. */
export function readVoice(word: string, { country, day }: Pick<Cell, "country" | "day">): Voice {
  const digits = NO_PLACE - word.charCodeAt(1);
  const lineEnd = word.lastIndexOf("\n");
  const cell = {
    country,
    stance: readStance(word[lineEnd + 1]),
    ...readKind(word[0]),
    day,
  };
  const instant = readInstant(word.slice(lineEnd + 2), day);
  return { id: word.slice(2 + digits, lineEnd), day, instant, cell };
}

/**
 * A place in an article as a word; later places come first in the order of bytes. A letter says how many digits
 * follow ("y" one, "x" two); then come the digits in base 36, each subtracted from 35. "" stands for no place.
 */
export function placeWord(place: number | null): string {
  if (place === null) return "";
  const digits = place.toString(36);
  const turned = Array.from(digits, (digit) => DIGITS[35 - DIGITS.indexOf(digit)]).join("");
  return String.fromCharCode(NO_PLACE - digits.length) + turned;
}
