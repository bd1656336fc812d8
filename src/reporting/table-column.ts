import type { CsvCell } from "./csv-lines.ts";
import type { Report } from "./report.ts";

/** The types of cells, as Frictionless table schemas name them. */
export type CellType = "string" | "integer" | "number" | "boolean" | "date";

/** A column by its name, the type of its cells that are not null, and what it says to a reader. */
export type TableColumn = { name: string; type: CellType; about: string };

/** What a cell is made from beside its row. */
export type Beside = { report: Report; nameOf: (code: string | null) => string };

export type Column<Row> = TableColumn & { cell: (row: Row, beside: Beside) => CsvCell };

/** A column of rows of one kind. */
export function column<Row>(
  [name, type]: readonly [name: string, type: CellType],
  about: string,
  cell: Column<Row>["cell"],
): Column<Row> {
  return { name, type, about, cell };
}
