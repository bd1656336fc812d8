import { createRequire } from "node:module";
import { csvText } from "./hostile-text.ts";

// Loaded with the first table that is CSV.
const require = createRequire(import.meta.url);

/** A figure of our own stays a number; text is taken for hostile; null is an empty cell. */
export type CsvCell = string | number | boolean | null;

/** RFC 4180: a header and the rows, each ending in CRLF. */
export function csvLines(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const { stringify } = require("csv-stringify/sync") as typeof import("csv-stringify/sync");
  const lines = [header, ...rows].map((row) => row.map(plainCell));
  return stringify(lines, { record_delimiter: "\r\n" });
}

function plainCell(cell: CsvCell): string {
  return typeof cell === "string" ? csvText(cell) : String(cell ?? "");
}

/** U+FEFF: with it in front, Excel reads a file as UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";
