import type { ChartName } from "./charts/chart.ts";
import { MOST_QUOTED } from "./quotes.ts";
import type { TableName } from "./tables.ts";

/** The forms of a report that are text, and need nothing but what is read of an event. */
export const TEXT_FORMATS = ["table", "json", "jsonl", "csv", "md", "html"] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

export const REPORT_FORMATS = [
  ...TEXT_FORMATS,
  "svg",
  "png",
  "vega-lite",
  "parquet",
  "atom",
] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Those that show charts, and those that hold one table of their own. */
export const CHART_FORMATS: readonly ReportFormat[] = ["svg", "png", "vega-lite"];
export const TABLE_FORMATS: readonly ReportFormat[] = ["csv", "parquet"];
/** Those that are no text, and nothing for a terminal. */
export const BINARY_FORMATS: readonly ReportFormat[] = ["png", "parquet"];

/**
 * A form of a report: CSV as one of its tidy tables where `table` names one, with a byte order mark if asked; pictures of
 * the chart that is named, else of all.
 */
export type ReportForm<Format extends ReportFormat = ReportFormat> = {
  format: Format;
  table?: TableName;
  byteOrderMark?: boolean;
  chart?: ChartName;
};

/** What a form shows beside figures: so many utterances of each stance, and who is silent or has moved. */
export type Needs = { quoted: number; around: boolean };

const FIGURES: Needs = { quoted: 0, around: false };
const ALL_STATEMENTS: Needs = { quoted: Number.POSITIVE_INFINITY, around: false };
const QUOTED: Needs = { quoted: MOST_QUOTED, around: true };

const NEEDS: Record<ReportFormat, Needs> = {
  table: FIGURES,
  json: FIGURES,
  jsonl: ALL_STATEMENTS,
  csv: FIGURES,
  md: QUOTED,
  html: QUOTED,
  svg: FIGURES,
  png: FIGURES,
  "vega-lite": FIGURES,
  parquet: FIGURES,
  atom: { ...QUOTED, around: false },
};

/** What has to be read for a form. */
export function neededBy({ format, table, chart }: ReportForm): Needs {
  if (table === "statements") return ALL_STATEMENTS;
  const map = CHART_FORMATS.includes(format) && (chart === undefined || chart === "map");
  return map ? { quoted: 0, around: true } : NEEDS[format];
}
