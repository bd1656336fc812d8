import { InvalidInputError, InvalidStatementError, type Problem } from "../errors.ts";
import { parseStatement } from "../statement/parse-statement.ts";
import type { Statement } from "../statement/statement.ts";
import type { DateFormat } from "../statement/written-date.ts";

/** A row of a file: its statement, or what is wrong with it. */
export type Row = { line: number; statement: Statement } | { line: number; problems: Problem[] };

/** Fields that rows have which leave them out. */
export type RowDefaults = Partial<
  Pick<Statement, "event" | "eventTitle" | "keywords" | "outlet" | "publishedAt" | "url" | "place">
>;

/** How rows are read, beside what stands in them. */
export type RowReading = {
  defaults?: RowDefaults;
  /** In which order day, month and year stand, where that is not clear. */
  dateFormat?: DateFormat;
  /** Hears what a person should know of how the file was read. */
  onNote?: (message: string) => void;
};

/** The row of a value that was read: its statement, or what is wrong with it. */
export function checkRow(line: number, value: unknown, reading: RowReading = {}): Row {
  try {
    const whole = reading.defaults ? withDefaults(value, reading.defaults) : value;
    return { line, statement: parseStatement(whole, reading.dateFormat) };
  } catch (error) {
    if (!(error instanceof InvalidStatementError)) throw error;
    return { line, problems: [...error.problems] };
  }
}

function withDefaults(value: unknown, defaults: RowDefaults): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const row = { ...value } as Record<string, unknown>;
  for (const [field, fallback] of Object.entries(defaults))
    if (isAbsent(row[field])) row[field] = fallback;
  return row;
}

function isAbsent(field: unknown): boolean {
  return (
    field === undefined || field === null || (typeof field === "string" && field.trim() === "")
  );
}

/** The row at which reading ended, as something there can't be read. Throws errors that are not due to the file. */
export function brokenRow(line: number, error: unknown): Row {
  if (!(error instanceof InvalidInputError)) throw error;
  return { line, problems: [...error.problems] };
}

/** What a note says of a text that was read in an encoding that it does not say. */
export function encodingNote(encoding: string, word: string | undefined): string {
  const example = word === undefined ? "" : ` (it says “${word}”)`;
  return `is not UTF-8 and was read as ${encoding}${example}; if letters are wrong, save it as UTF-8`;
}

/** The same of rows, for which only windows-1252 is taken. */
export function westernNote(word: string | undefined): string {
  return encodingNote("windows-1252", word);
}
