import type { Report } from "./report.ts";
import { type Table, type TableName, TABLES } from "./tables.ts";

/** The file of a table in a data package, beside its description. */
export function tableFile(name: TableName): string {
  return `${name}.csv`;
}

const TITLES: Record<TableName, string> = {
  countries: "Stances by the country for which the speaker speaks",
  days: "Stances by the day of the first print",
  statements: "The statements behind the figures, one an utterance",
};

/**
 * The description of a report's tables (Data Package, version 2): what each column holds, what tagged the
 * statements, and how many of their stances are unsure. One JSON document with a line end.
 */
export function renderDataPackage(report: Report, tables: Record<TableName, Table>): string {
  const { event, title, generatedAt, models, period, sure, totals, accuracy } = report;
  const described = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: event,
    title,
    description:
      "Who welcomed it, who doubted it, who opposed it. Statements were found and tagged by a program: a tag " +
      "can be wrong, and confidence tells how often those like it are right.",
    created: generatedAt,
    readout: { models, accuracy, period, sure, totals, stance: report.stance },
    resources: TABLES.map((table) => ({
      name: table,
      type: "table",
      title: TITLES[table],
      path: tableFile(table),
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      schema: {
        fields: tables[table].columns.map(({ name, type, about }) => ({
          name,
          type,
          description: about,
        })),
        missingValues: [""],
      },
    })),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
