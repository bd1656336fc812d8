import { type CsvError, parse } from "csv-parse";
import type { Readable } from "node:stream";
import { checkRow, type Row } from "./json-lines.ts";

const NUMBERS = new Set(["span.start", "span.end"]);
const MAX_RECORD_BYTES = 2_000_000;
const ROWS_AT_A_TIME = 256;

/**
 * The statements of a stream of CSV, some at a time: its first row names the fields of a statement, nested ones with a
 * dot (`span.start`, `meta.desk`); empty cells are absent fields, keywords are set apart by commas.
 */
export async function* readCsv(input: Readable): AsyncIterable<Row[]> {
  const parser = input.pipe(
    parse({
      bom: true,
      columns: true,
      info: true,
      skip_empty_lines: true,
      max_record_size: MAX_RECORD_BYTES,
    }),
  );
  let rows: Row[] = [];
  try {
    for await (const row of parser) {
      const { info, record } = row as { info: { lines: number }; record: Record<string, string> };
      rows.push(checkRow(info.lines, toStatement(record)));
      if (rows.length < ROWS_AT_A_TIME) continue;
      yield rows;
      rows = [];
    }
  } catch (error) {
    const { code, message, lines = 1 } = error as CsvError & { lines?: number };
    if (typeof code !== "string" || !code.startsWith("CSV_")) throw error;
    rows.push({ line: lines, problems: [{ message: `is not CSV: ${message}` }] });
  }
  if (rows.length > 0) yield rows;
}

function toStatement(record: Record<string, string>): Record<string, unknown> {
  const statement: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(record)) {
    // Columns of tags come back from what Readout printed; they are made anew.
    if (cell === "" || column.startsWith("tags.")) continue;
    const dot = column.indexOf(".");
    if (dot === -1) {
      setField(statement, column, readCell(column, cell));
      continue;
    }
    const outer = column.slice(0, dot);
    const inner = Object.hasOwn(statement, outer) ? statement[outer] : {};
    setField(inner as Record<string, unknown>, column.slice(dot + 1), readCell(column, cell));
    setField(statement, outer, inner);
  }
  return statement;
}

/** Sets a field of its own even where its name is `__proto__`. */
function setField(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function readCell(column: string, cell: string): unknown {
  if (NUMBERS.has(column) && /^\d{1,15}$/.test(cell)) return Number(cell);
  if (column === "background" && /^(true|false)$/i.test(cell)) return /^true$/i.test(cell);
  if (column === "keywords")
    return cell
      .split(",")
      .map((word) => word.trim())
      .filter(Boolean);
  return cell;
}
