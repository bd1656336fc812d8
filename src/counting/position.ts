import { groupBy } from "../statement/group-by.ts";
import { compareCodePoints } from "../statement/identity.ts";
import { RANKS, shownSpeaker, type Stance } from "../statement/tags.ts";
import type { Entry } from "./entry.ts";
import { isReaction } from "./reaction.ts";
import type { Cell, CountedCell, Position } from "./snapshot.ts";

/** Where each country stands, by the rule that `Position` tells; background ones stand nowhere. */
export function choosePositions(
  representatives: Iterable<Entry>,
  cells: readonly CountedCell[],
): Position[] {
  const standing = [...representatives].filter(({ cell }) => isReaction(cell));
  return [...groupBy(standing, ({ cell }) => cell.country).values()].map((entries) => {
    const { cell, statement } = choosePosition(entries);
    return toPosition(cell, shownSpeaker(statement) ?? null, cells);
  });
}

function choosePosition(entries: readonly Entry[]): Entry {
  const officials = entries.filter(({ cell }) => cell.role === "official");
  const among = officials.length > 0 ? officials : entries;
  const day = among.map(({ cell }) => cell.day).reduce(laterDay);
  return entries
    .filter(({ cell }) => cell.day === day)
    .reduce((best, entry) => (compareVoices(entry, best) < 0 ? entry : best));
}

/** An undated one (null) is before all days. */
function laterDay(a: string | null, b: string | null): string | null {
  return (a ?? "") > (b ?? "") ? a : b;
}

/** The order of the utterances of one day: the first says where its country stands. */
function compareVoices(a: Entry, b: Entry): number {
  return (
    RANKS.indexOf(a.cell.rank) - RANKS.indexOf(b.cell.rank) ||
    Number(b.cue) - Number(a.cue) ||
    (b.place ?? -1) - (a.place ?? -1) ||
    compareCodePoints(a.id, b.id)
  );
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
