import { UsageError } from "../errors.ts";
import { shortCountryName } from "../lexicons/country-names.ts";
import { TABLES } from "../reporting/tables.ts";
import {
  neededBy,
  renderReports,
  REPORT_FORMATS,
  type ReportForm,
} from "../reporting/render-report.ts";
import type { OpensWith, ReportedEvent } from "../reporting/reported-event.ts";
import { type Command, textOption } from "./command.ts";
import { writePackage } from "./package-folder.ts";
import { oneEvent } from "./one-event.ts";
import { readPeriod } from "./period.ts";
import { readReportedEvent } from "../read-report.ts";
import { readSure, SURE_HELP, SURE_OPTION } from "./sure.ts";
import { openOption, type OutFile } from "./out-file.ts";
import type { Terminal } from "./terminal.ts";
import { FROM_HELP, FROM_OPTION, withEvents } from "./with-events.ts";

/** The options for the form of a report. */
export const FORM_OPTIONS = {
  format: { type: "string" },
  table: { type: "string" },
  bom: { type: "boolean" },
} as const;
export const TABLE_HELP = `--table T             as CSV, one tidy table alone: ${TABLES.join(", ")}
  --bom                 a byte order mark before CSV, for Excel`;

const ALL_STATEMENTS = neededBy({ format: "csv", table: "statements" });
const PACKAGE_HAS = "a package is a folder with every table as CSV";

export const report: Command = {
  usage:
    "EVENT [--since D] [--until D] [--sure N] [--only-sure] [--format F] [--table T] [--bom] [--out FILE] [--package FOLDER] [--from FILE]",
  help: `
Prints the report of an event, from the store or from a file of tagged statements, as it stands now.

  --since D, --until D  only utterances of these days, YYYY-MM-DD, both included
  ${SURE_HELP.replace("N   ", "N          ")}
  --only-sure           count only utterances whose stance is sure
  --format F            ${REPORT_FORMATS.join(", ")} (table); jsonl has the statements
  ${TABLE_HELP}
  --out FILE            write it to a file instead of standard output
  --package FOLDER      write all tables and their description (datapackage.json) into a folder instead
  ${FROM_HELP.replace("FILE   ", "FILE          ")}`,
  options: {
    ...FROM_OPTION,
    since: { type: "string" },
    until: { type: "string" },
    ...SURE_OPTION,
    "only-sure": { type: "boolean" },
    ...FORM_OPTIONS,
    out: { type: "string" },
    package: { type: "string" },
  },
  async run(invocation) {
    const { files, values, terminal } = invocation;
    const event = oneEvent(files);
    const period = readPeriod(values);
    const sure = { from: readSure(values), only: values["only-sure"] === true };
    const folder = textOption(values, "package");
    if (folder !== undefined) {
      for (const other of ["format", "table", "bom", "out"])
        if (values[other] !== undefined)
          throw new UsageError(`Leave out --${other}: ${PACKAGE_HAS}`);
      return withEvents(invocation, async (events) => {
        await writePackage(
          folder,
          await readReportedEvent(events, event, { ...ALL_STATEMENTS, period, sure }),
        );
      });
    }
    const form = readForm(values);
    const out = await openOption(values, "out");
    try {
      await withEvents(invocation, async (events, opensWith) => {
        const needs = neededBy(form);
        const reported = await readReportedEvent(events, event, { ...needs, period, sure });
        await writeReports([reported], { form, opensWith, out, terminal });
      });
    } finally {
      await out?.close();
    }
  },
};

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
  const color = terminal.color && out === undefined;
  const text = renderReports(reported, {
    ...form,
    opensWith,
    width: terminal.width,
    color,
    shortName: shortCountryName,
  });
  if (out === undefined) return terminal.write(text);
  await out.write(text);
  await out.finish();
}

/**
 * The form asked for by `--format`, `--table` and `--bom`. Throws UsageError for one that there is not, and
 * for options that don't go together.
 */
export function readForm(values: Parameters<typeof textOption>[0]): ReportForm {
  const asked = textOption(values, "format");
  const askedTable = textOption(values, "table");
  const table = TABLES.find((known) => known === askedTable);
  if (askedTable !== undefined && !table)
    throw new UsageError(`There is no table ${askedTable}; use one of ${TABLES.join(", ")}`);
  const wanted = asked ?? (table === undefined ? "table" : "csv");
  const format = REPORT_FORMATS.find((known) => known === wanted);
  if (!format)
    throw new UsageError(`There is no format ${asked}; use one of ${REPORT_FORMATS.join(", ")}`);
  if (table !== undefined && format !== "csv")
    throw new UsageError(`--table is CSV; leave out --format ${format}`);
  const byteOrderMark = values["bom"] === true;
  if (byteOrderMark && format !== "csv")
    throw new UsageError("--bom goes with CSV: use --format csv or --table");
  return { format, table, byteOrderMark };
}
