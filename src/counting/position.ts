import type { Entry } from "./entry.ts";
import { compareLatest, type Voiced } from "./order.ts";
import type { Position } from "./snapshot.ts";

/** Where each country stands: the latest utterance of its officials, else of anyone; no background. */
export function choosePositions(representatives: Iterable<Entry>): Position[] {
  const best = new Map<string | null, Entry>();
  for (const entry of representatives) {
    if (entry.cell.background) continue;
    const known = best.get(entry.cell.country);
    if (!known || comparePositions(entry, known) < 0) best.set(entry.cell.country, entry);
  }
  return [...best.values()].map(toPosition);
}

function comparePositions(a: Entry, b: Entry): number {
  const official = Number(b.cell.role === "official") - Number(a.cell.role === "official");
  return official || compareLatest(voiceOf(a), voiceOf(b));
}

/** An entry as it is ordered among others of its event. */
export function voiceOf({ cell, instant, utterance }: Entry): Voiced {
  return { day: cell.day, instant, utterance };
}

function toPosition({ cell, statement }: Entry): Position {
  return {
    country: cell.country,
    stance: cell.stance,
    speaker: statement.speaker ?? null,
    date: cell.day,
    official: cell.role === "official",
  };
}
