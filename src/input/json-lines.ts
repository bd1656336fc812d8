import { TextDecoder } from "node:util";
import { InvalidStatementError, type Problem } from "../errors.ts";
import { parseStatement } from "../statement/parse-statement.ts";
import type { Statement } from "../statement/statement.ts";
import { type Line, readLines } from "./lines.ts";

/** A row of a file: its statement, or what is wrong with it. */
export type Row = { line: number; statement: Statement } | { line: number; problems: Problem[] };

/** The statements of a stream of JSON lines, one a line and some at a time; empty lines are passed over. */
export async function* readJsonLines(input: AsyncIterable<Buffer>): AsyncIterable<Row[]> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const lines of readLines(input)) {
    const rows = lines.map((line) => readRow(line, decoder)).filter((row) => row !== null);
    if (rows.length > 0) yield rows;
  }
}

/** The row of a line; null for an empty one. */
function readRow({ number: line, bytes }: Line, decoder: TextDecoder): Row | null {
  if (bytes === null) {
    return { line, problems: [{ message: "is longer than 2 MB; one statement a line is right" }] };
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { line, problems: [{ message: "is not UTF-8; save the file as UTF-8" }] };
  }
  return text.trim() === "" ? null : parseRow(line, text);
}

function parseRow(line: number, text: string): Row {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = `is not JSON: ${(error as Error).message}; one JSON object a line is right`;
    return { line, problems: [{ message }] };
  }
  return checkRow(line, value);
}

/** The row of a value that was read: its statement, or what is wrong with it. */
export function checkRow(line: number, value: unknown): Row {
  try {
    return { line, statement: parseStatement(value) };
  } catch (error) {
    if (!(error instanceof InvalidStatementError)) throw error;
    return { line, problems: [...error.problems] };
  }
}
