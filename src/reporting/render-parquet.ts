import { parquetWriteBuffer, schemaFromColumnData } from "hyparquet-writer";
import type { CsvCell } from "./csv-lines.ts";
import type { Report } from "./report.ts";
import type { ReportedEvent } from "./reported-event.ts";
import type { CellType } from "./table-column.ts";
import { tableOf, type TableName } from "./tables.ts";

const DAY_MS = 86_400_000;

/** How parquet calls the types of cells; a day is a number of days since 1970. */
const TYPES = {
  string: "STRING",
  integer: "INT32",
  number: "DOUBLE",
  boolean: "BOOLEAN",
} as const;

/**
 * One tidy table of the reports as a parquet file. Its metadata have under `readout` what each column holds, and of each
 * event what tagged it how well. Texts are whole, as in JSON.
 */
export function renderParquet(table: TableName, events: readonly ReportedEvent[]): Uint8Array {
  const { columns, rows } = tableOf(table, events);
  const about = {
    columns: columns.map(({ name, about: description }) => ({ name, description })),
    reports: events.map(({ report, frozen }) => ({ ...sourceOf(report), frozen })),
  };
  const columnData = columns.map(({ name, type }, at) => ({
    name,
    data: rows.map((row) => asStored(row[at] ?? null, type)),
    ...(type !== "date" && { type: TYPES[type] }),
  }));
  const dates = columns.filter(({ type }) => type === "date");
  const schemaOverrides = Object.fromEntries(dates.map(({ name }) => [name, dateColumn(name)]));
  const written = parquetWriteBuffer({
    schema: schemaFromColumnData({ columnData, schemaOverrides }),
    columnData: columnData.map(({ name, data }) => ({ name, data })),
    kvMetadata: [{ key: "readout", value: JSON.stringify(about) }],
    createdBy: "readout",
  });
  return new Uint8Array(written);
}

function dateColumn(name: string) {
  const date = { type: "INT32", converted_type: "DATE" } as const;
  return { name, ...date, repetition_type: "OPTIONAL" as const };
}

function sourceOf({ event, title, models, accuracy, totals, sure, period, generatedAt }: Report) {
  return { event, title, models, accuracy, totals, sure, period, generatedAt };
}

function asStored(cell: CsvCell, type: CellType): CsvCell {
  return type === "date" && typeof cell === "string" ? Date.parse(cell) / DAY_MS : cell;
}
