import type { CountedCell, Position } from "../counting/snapshot.ts";
import { STANCES, type Stance } from "../statement/tags.ts";
import { meanWithInterval, roundFigure } from "./intervals.ts";
import type { CountryRow, ReportPosition, Verdict } from "./report.ts";
import { sumCells, sumCellsBy } from "./cell-sums.ts";

/** Under this many utterances nothing is said about a whole. */
export const FEWEST_FOR_VERDICT = 5;

const NOT_KNOWN = "Not known";

/**
 * One row a country by n, then code; then always the row of those whose country is not known, so
 * that the n of all rows add up to the utterances.
 */
export function countryRows(
  reactions: readonly CountedCell[],
  positions: readonly Position[],
  countryName: (code: string) => string,
): CountryRow[] {
  const byCountry = sumCellsBy(reactions, (cell) => cell.country);
  const latest = new Map(positions.map((position) => [position.country, position]));
  const row = (country: string | null): CountryRow => {
    const sums = byCountry.get(country) ?? sumCells([]);
    const { n, stance } = sums;
    return {
      country,
      name: country === null ? NOT_KNOWN : countryName(country),
      n,
      stance,
      sentiment: roundFigure(meanWithInterval(sums).value),
      verdict: country === null ? null : verdictOf(n, stance),
      position: country === null || n === 0 ? null : reportPosition(latest.get(country)),
    };
  };
  const known = [...byCountry.keys()].filter((country) => country !== null).map(row);
  return [...known.toSorted((a, b) => b.n - a.n || compareCodes(a, b)), row(null)];
}

/** The stance that alone has at least half of `n` utterances. */
export function verdictOf(n: number, stance: Record<Stance, number>): Verdict {
  if (n < FEWEST_FOR_VERDICT) return "too few";
  const [leader, rival] = STANCES.filter((label) => stance[label] * 2 >= n);
  return leader === undefined || rival !== undefined ? "mixed" : leader;
}

function compareCodes(a: CountryRow, b: CountryRow): number {
  return (a.country ?? "") < (b.country ?? "") ? -1 : 1;
}

function reportPosition(position: Position | undefined): ReportPosition | null {
  if (!position) return null;
  const { stance, speaker, date, official, rank } = position;
  // In one order, so that the same counts give the same JSON.
  const others: ReportPosition["others"] = {};
  for (const other of STANCES) {
    const n = position.others[other];
    if (n !== undefined) others[other] = n;
  }
  return { stance, speaker, date, official, rank, others };
}
