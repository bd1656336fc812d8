import type { Entry } from "./entry.ts";
import { compareLatest, type Voiced } from "./order.ts";
import type { Stance } from "../statement/tags.ts";
import type { Cell, CountedCell, Position } from "./snapshot.ts";

/** Where each country stands: the latest utterance of its officials, else of anyone; no background. */
export function choosePositions(
  representatives: Iterable<Entry>,
  cells: readonly CountedCell[],
): Position[] {
  const best = new Map<string | null, Entry>();
  for (const entry of representatives) {
    if (entry.cell.background || entry.cell.otherLanguage) continue;
    const known = best.get(entry.cell.country);
    if (!known || comparePositions(entry, known) < 0) best.set(entry.cell.country, entry);
  }
  return [...best.values()].map(({ cell, statement }) =>
    toPosition(cell, statement.speaker ?? null, cells),
  );
}

function comparePositions(a: Entry, b: Entry): number {
  const official = Number(b.cell.role === "official") - Number(a.cell.role === "official");
  return official || compareLatest(voiceOf(a), voiceOf(b));
}

/** An entry as it is ordered among others of its event. */
export function voiceOf({ cell, instant, utterance }: Entry): Voiced {
  return { day: cell.day, instant, utterance };
}

/** The position of a country by the cell of the utterance that was chosen, and all cells of the event. */
export function toPosition(
  { country, stance, role, rank, day }: Omit<Cell, "model">,
  speaker: string | null,
  cells: readonly CountedCell[],
): Position {
  const others: Partial<Record<Stance, number>> = {};
  for (const cell of cells) {
    const beside = cell.country === country && cell.day === day && cell.rank === rank;
    if (!beside || cell.stance === stance || cell.background || cell.otherLanguage) continue;
    others[cell.stance] = (others[cell.stance] ?? 0) + cell.utterances;
  }
  return { country, stance, speaker, date: day, official: role === "official", rank, others };
}
