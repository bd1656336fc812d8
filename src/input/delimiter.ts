import { columnPath } from "./csv-columns.ts";

const DELIMITERS = [",", ";", "\t"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A first line that spreadsheets write for each other, and the sign in it. */
const SEPARATOR_LINE = /^"?sep=([,;\t])"?\r?\n/i;

/** How the columns of a CSV are set apart, as its first row shows, and how many lines stand before that. */
export function findDelimiter(start: string): { delimiter: Delimiter; linesBefore: number } {
  const told = SEPARATOR_LINE.exec(start)?.[1];
  const delimiter = DELIMITERS.find((sign) => sign === told);
  if (delimiter) return { delimiter, linesBefore: 1 };
  const header = firstRow(start);
  // The one that gives the most names that are known; else the one that stands there most often.
  const score = (sign: Delimiter) => {
    const cells = header.split(sign);
    const known = cells.filter((cell) => columnPath(cell.trim().replace(/^"|"$/g, "")) !== null);
    return known.length * 1_000 + cells.length;
  };
  const [best = ","] = DELIMITERS.toSorted((a, b) => score(b) - score(a));
  return { delimiter: best, linesBefore: 0 };
}

function firstRow(start: string): string {
  return start.replace(/^\s*\n/, "").split(/\r?\n|\r/, 1)[0] ?? "";
}
