import { UsageError } from "../errors.ts";
import { shortCountryName } from "../lexicons/country-names.ts";
import { CHARTS } from "../reporting/charts/chart.ts";
import {
  BINARY_FORMATS,
  CHART_FORMATS,
  REPORT_FORMATS,
  type ReportFormat,
  type ReportForm,
  TABLE_FORMATS,
} from "../reporting/forms.ts";
import type { OpensWith, ReportedEvent } from "../reporting/reported-event.ts";
import { TABLES } from "../reporting/tables.ts";
import { renderForm } from "../render-form.ts";
import { type Invocation, textOption } from "./command.ts";
import type { OutFile } from "./out-file.ts";
import type { Terminal } from "./terminal.ts";

/** The options for the form of a report. */
export const FORM_OPTIONS = {
  format: { type: "string" },
  table: { type: "string" },
  chart: { type: "string" },
  bom: { type: "boolean" },
} as const;
export const FORM_HELP = `--format F            ${REPORT_FORMATS.slice(0, 6).join(", ")},
                        ${REPORT_FORMATS.slice(6).join(", ")} (table); jsonl has the statements
  --table T             as CSV, or with --format parquet, one tidy table alone: ${TABLES.join(", ")}
  --chart C             of svg, png and vega-lite one chart alone: ${CHARTS.join(", ")}
  --bom                 a byte order mark before CSV, for Excel`;

/** Writes reports in their form to a file, or where there is none to standard output. */
export async function writeReports(
  reported: readonly ReportedEvent[],
  {
    terminal,
    out,
    form,
    opensWith,
  }: { form: ReportForm; opensWith: OpensWith; out: OutFile | undefined; terminal: Terminal },
): Promise<void> {
  const written = await renderForm(reported, {
    ...form,
    opensWith,
    width: terminal.width,
    color: terminal.color && out === undefined,
    shortName: shortCountryName,
  });
  if (out === undefined) return terminal.write(written);
  await out.write(written);
  await out.finish();
}

/**
 * The form asked for by `--format`, `--table`, `--chart` and `--bom`. Throws UsageError for one that there is not, for
 * options that don't go together, and for what is no text where a person would see it.
 */
export function readForm({
  values,
  terminal,
}: Pick<Invocation, "values" | "terminal">): ReportForm {
  const table = oneOf(values, "table", TABLES);
  const chart = oneOf(values, "chart", CHARTS);
  const format = oneOf(values, "format", REPORT_FORMATS) ?? plainFormat({ table, chart });
  if (table !== undefined && !TABLE_FORMATS.includes(format))
    throw new UsageError(`--table is CSV or parquet; leave out --format ${format}`);
  if (format === "parquet" && table === undefined)
    throw new UsageError(`Parquet holds one table; add --table with one of ${TABLES.join(", ")}`);
  if (chart !== undefined && !CHART_FORMATS.includes(format))
    throw new UsageError(`--chart goes with --format ${CHART_FORMATS.join(", ")}`);
  const byteOrderMark = values["bom"] === true;
  if (byteOrderMark && format !== "csv")
    throw new UsageError("--bom goes with CSV: use --format csv or --table");
  if (BINARY_FORMATS.includes(format) && terminal.isScreen && values["out"] === undefined)
    throw new UsageError(`--format ${format} is nothing for a screen; name a file with --out`);
  return { format, table, chart, byteOrderMark };
}

/** The form of what is asked for without a format. */
function plainFormat({ table, chart }: Pick<ReportForm, "table" | "chart">): ReportFormat {
  if (table !== undefined) return "csv";
  return chart === undefined ? "table" : "svg";
}

function oneOf<Name extends string>(
  values: Invocation["values"],
  option: string,
  known: readonly Name[],
): Name | undefined {
  const asked = textOption(values, option);
  const found = known.find((name) => name === asked);
  if (asked !== undefined && found === undefined)
    throw new UsageError(`There is no ${option} ${asked}; use one of ${known.join(", ")}`);
  return found;
}
