import { InvalidInputError } from "../errors.ts";
import { STANCES } from "../statement/tags.ts";
import { digest } from "../statement/identity.ts";
import type { Move } from "./moved.ts";
import type { Report } from "./report.ts";
import { isReport } from "./report-shape.ts";

/** The figures of a report as they stood at its `generatedAt`, under an id that is made of them. */
export type FrozenReport = {
  id: string;
  report: Report;
  /** Who had moved by then. */
  moves: readonly Move[];
  /** How many utterances there were on all days. */
  onAllDays: number;
};

const DAY = /^\d{4}-\d\d-\d\d$/;
const ID = /^f[\w-]{20}$/;

/** Gives a report its id: the same figures of the same options have the same one, whenever it was made. */
export function frozenOf(parts: Omit<FrozenReport, "id">): FrozenReport {
  const { report, moves, onAllDays } = parts;
  const { generatedAt: _, ...figures } = report;
  return { id: `f${digest([figures, moves, onAllDays], 20)}`, report, moves, onAllDays };
}

/** A frozen report as it is kept. */
export function writeFrozen({ report, moves, onAllDays }: FrozenReport): string {
  return JSON.stringify({ report, moves, onAllDays });
}

/**
 * Reads what was kept under an id. Throws InvalidInputError for what is no frozen report, and for figures that are not those
 * of the id: whoever cites them can rely on it.
 */
export function readFrozen(id: string, kept: unknown): FrozenReport {
  const { report, moves, onAllDays } = (kept ?? {}) as Partial<FrozenReport>;
  const whole =
    isReport(report) && Array.isArray(moves) && moves.every(isMove) && Number.isInteger(onAllDays);
  const found = whole ? frozenOf({ report, moves, onAllDays: Number(onAllDays) }) : undefined;
  if (!found || !ID.test(id) || found.id !== id)
    throw new InvalidInputError([
      { field: "id", message: `must be the id of these figures, and ${id} is not` },
    ]);
  return found;
}

function isMove(value: unknown): value is Move {
  const { country, name, first, last } = (value ?? {}) as Partial<Move>;
  return (
    typeof country === "string" && typeof name === "string" && [first, last].every(isStanceOfDay)
  );
}

function isStanceOfDay(value: unknown): boolean {
  const { stance, date } = (value ?? {}) as Partial<Move["first"]>;
  return STANCES.some((known) => known === stance) && DAY.test(String(date));
}
