import { csvLines } from "./csv-lines.ts";
import type { Table } from "./tables.ts";

/** A tidy table as CSV, the names of its columns as the header. */
export function renderTableCsv({ columns, rows }: Table): string {
  return csvLines(
    columns.map(({ name }) => name),
    rows,
  );
}
