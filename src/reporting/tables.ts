import { asShown } from "./as-shown.ts";
import type { CsvCell } from "./csv-lines.ts";
import { COUNTRY_COLUMNS, DAY_COLUMNS } from "./figure-columns.ts";
import { countryNames } from "./quotes.ts";
import type { ReportedEvent } from "./reported-event.ts";
import { STATEMENT_COLUMNS } from "./statement-columns.ts";
import type { Column, TableColumn } from "./table-column.ts";

/** The tidy tables of a report: one kind of row each, and one header. */
export const TABLES = ["countries", "days", "statements"] as const;
export type TableName = (typeof TABLES)[number];

export type Table = { columns: readonly TableColumn[]; rows: CsvCell[][] };

/**
 * One table of the reports, the event in front of each row. Countries of which nobody spoke are left out, as
 * in the other forms; `statements` has the utterances that it is given.
 */
export function tableOf(name: TableName, events: readonly ReportedEvent[]): Table {
  switch (name) {
    case "countries":
      return layOut(COUNTRY_COLUMNS, events, ({ report }) =>
        report.countries.filter(({ n }) => n > 0),
      );
    case "days":
      return layOut(DAY_COLUMNS, events, ({ report }) => report.timeline);
    case "statements":
      return layOut(STATEMENT_COLUMNS, events, ({ utterances }) => utterances.map(asShown));
  }
}

const EVENT: TableColumn = { name: "event", type: "string", about: "the event's name" };

function layOut<Row>(
  columns: readonly Column<Row>[],
  events: readonly ReportedEvent[],
  rowsOf: (reported: ReportedEvent) => readonly Row[],
): Table {
  const rows = events.flatMap((reported) => {
    const { report } = reported;
    const beside = { report, nameOf: countryNames(report) };
    return rowsOf(reported).map((row) => [
      report.event,
      ...columns.map(({ cell }) => cell(row, beside)),
    ]);
  });
  return {
    columns: [EVENT, ...columns.map(({ name, type, about }) => ({ name, type, about }))],
    rows,
  };
}
