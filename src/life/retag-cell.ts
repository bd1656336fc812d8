import { cellOf } from "../counting/entry.ts";
import { readCellCode } from "../counting/cell-key.ts";
import type { Cell } from "../counting/snapshot.ts";
import type { CountedHead } from "../store/kept-mentions.ts";
import type { Mention, Stance } from "../statement/tags.ts";

/** Where an utterance counts: its country and stance; without a stance it is set aside for its language. */
export type RetagCell = { country: string | null; stance: Stance | null };

type Labels = Pick<Cell, "country" | "stance" | "background" | "otherLanguage">;

/** The cell of an utterance as one word; null where it is background, and counts nowhere. */
function cellWord({ country, stance, background, otherLanguage }: Labels): string | null {
  if (background) return null;
  return otherLanguage ? "-" : `${stance} ${country ?? ""}`;
}

/** The word of the cell with this code (cell-key.ts). */
export function cellWordOfCode(code: string): string | null {
  return cellWord(readCellCode(code));
}

/** The word of the cell in which an utterance will count by a tagged statement: what readers decided stays. */
export function cellWordWith(statement: Mention, { code, decided }: CountedHead): string | null {
  const [now, before] = [cellOf(statement), readCellCode(code)];
  if (now.otherLanguage) return cellWord(now);
  return cellWord({
    country: decided.country ? before.country : now.country,
    stance: decided.stance ? before.stance : now.stance,
    background: decided.background ? before.background : now.background,
    otherLanguage: false,
  });
}

/** The cell behind a word. */
export function readCellWord(word: string): RetagCell {
  if (word === "-") return { country: null, stance: null };
  const space = word.indexOf(" ");
  return { stance: word.slice(0, space) as Stance, country: word.slice(space + 1) || null };
}
