import { readFileSync } from "node:fs";
import { InvalidInputError, type Problem } from "../errors.ts";

export type Row<Column extends string> = Record<Column, string> & { line: number };

/**
 * Reads a file of `data/`: tab-separated, a header line with exactly these columns, `#` for remarks.
 * Throws InvalidInputError that names the file and each wrong line.
 */
export function readTable<Column extends string>(
  file: string,
  columns: readonly Column[],
): Row<Column>[] {
  const rows: Row<Column>[] = [];
  readCells(file, columns, (cells, line) => {
    const row: Record<string, string | number> = { line };
    for (let i = 0; i < columns.length; i += 1) row[columns[i]!] = cells[i]!.trim();
    rows.push(row as Row<Column>);
  });
  return rows;
}

/** The same for large files: gives the cells of each line as they stand. */
export function readCells(
  file: string,
  columns: readonly string[],
  take: (cells: readonly string[], line: number) => void,
): void {
  const lines = readFileSync(new URL(`./data/${file}`, import.meta.url), "utf8").split("\n");
  const problems: Problem[] = [];
  let headed = false;
  for (let index = 0; index < lines.length; index += 1) {
    const text = lines[index]!;
    if (text === "" || text.startsWith("#")) continue;
    const line = index + 1;
    const cells = text.split("\t");
    if (!headed) {
      headed = true;
      if (text !== columns.join("\t")) {
        problems.push({ file, line, message: `the header must be ${columns.join(", ")}` });
      }
    } else if (cells.length !== columns.length) {
      const message = `has ${cells.length} columns; ${columns.length} are right: ${columns.join(", ")}`;
      problems.push({ file, line, message });
    } else if (problems.length === 0) take(cells, line);
  }
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_LEXICON");
}

/** The items of a cell that holds several, parted by `|`. */
export function listOf(cell: string): string[] {
  return cell === "" ? [] : cell.split("|").map((item) => item.trim());
}

/** A whole cell that must be a number between two limits; the error names its place. */
export function numberOf(
  cell: string,
  limits: { min: number; max: number },
  place: { file: string; line: number; field: string },
): number {
  const value = Number(cell);
  if (cell === "" || Number.isNaN(value) || value < limits.min || value > limits.max) {
    const message = `"${cell}" is not a number from ${limits.min} to ${limits.max}`;
    throw new InvalidInputError([{ ...place, message }], "INVALID_LEXICON");
  }
  return value;
}

/** A whole cell that must be one of these values; the error names its place. */
export function oneOf<Value extends string>(
  cell: string,
  allowed: readonly Value[],
  place: { file: string; line: number; field: string },
): Value {
  const found = allowed.find((value) => value === cell);
  if (found !== undefined) return found;
  const known = allowed.length > 20 ? "a code of countries.tsv or bodies.tsv" : allowed.join(", ");
  const message = `"${cell}" is not known; use ${known}`;
  throw new InvalidInputError([{ ...place, message }], "INVALID_LEXICON");
}
