import { atLines } from "./at-lines.ts";
import { type LineForm, readJsonLines } from "./json-lines.ts";

const FORM: LineForm = {
  noun: "correction",
  writtenBy: "readout corrections and review",
  code: "INVALID_CORRECTION",
};

/** What stands on the lines of a file of corrections, and where a problem with one of them is. */
export type CorrectionLines = {
  values: unknown[];
  /** Runs something with the values; a problem with one of them is told by file and line. */
  locating<T>(act: () => T | Promise<T>): Promise<T>;
};

/**
 * Reads a file of corrections, or of rows of `readout review`, as JSON lines, "-" for standard input. Throws
 * InvalidInputError with every line that is not JSON.
 */
export async function readCorrectionLines(name: string): Promise<CorrectionLines> {
  const file = name === "-" ? "standard input" : name;
  const values: unknown[] = [];
  const lines: number[] = [];
  await readJsonLines(name, FORM, (value, line) => {
    values.push(value);
    lines.push(line);
  });
  return { values, locating: (act) => atLines({ lines, file }, act) };
}
