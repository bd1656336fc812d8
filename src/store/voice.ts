import { dayNumber, readStance } from "../counting/cell-key.ts";
import type { Voiced } from "../counting/order.ts";
import type { Cell } from "../counting/snapshot.ts";

/** What is known of an utterance without its text. */
export type Voice = Voiced & {
  cell: Pick<Cell, "country" | "stance" | "background" | "otherLanguage" | "day">;
};

const NO_PLACE = "z".charCodeAt(0);
const DAY_MS = 86_400_000;

/** A voice as utterances.lua writes it, of a country on a day. */
export function readVoice(word: string, { country, day }: Pick<Cell, "country" | "day">): Voice {
  const digits = NO_PLACE - word.charCodeAt(1);
  const lineEnd = word.lastIndexOf("\n");
  const cell = {
    country,
    stance: readStance(word[lineEnd + 1]),
    background: word.startsWith("b"),
    otherLanguage: word.startsWith("l"),
    day,
  };
  const time = Number.parseInt(word.slice(lineEnd + 2), 36);
  const instant = day === null ? null : Number(dayNumber(day)) * DAY_MS + time;
  return { id: word.slice(2 + digits, lineEnd), day, instant, cell };
}
