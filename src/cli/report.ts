import { UsageError } from "../errors.ts";
import { renderReports, REPORT_FORMATS, type ReportFormat } from "../reporting/render-report.ts";
import type { OpensWith, ReportedEvent } from "../reporting/reported-event.ts";
import { type Command, textOption } from "./command.ts";
import { readPeriod } from "./period.ts";
import { readReportedEvent } from "./reported-event.ts";
import { readSure, SURE_HELP, SURE_OPTION } from "./sure.ts";
import { openOption, type OutFile } from "./out-file.ts";
import type { Terminal } from "./terminal.ts";
import { FROM_HELP, FROM_OPTION, withEvents } from "./with-events.ts";

export const report: Command = {
  usage:
    "EVENT [--since D] [--until D] [--sure N] [--only-sure] [--format F] [--out FILE] [--from FILE]",
  help: `
Prints the report of an event, from the store or from a file of tagged statements, as it stands now.

  --since D, --until D  only utterances of these days, YYYY-MM-DD, both included
  ${SURE_HELP.replace("N   ", "N          ")}
  --only-sure           count only utterances whose stance is sure
  --format F            ${REPORT_FORMATS.join(", ")} (table)
  --out FILE            write it to a file instead of standard output
  ${FROM_HELP.replace("FILE   ", "FILE          ")}`,
  options: {
    ...FROM_OPTION,
    since: { type: "string" },
    until: { type: "string" },
    ...SURE_OPTION,
    "only-sure": { type: "boolean" },
    format: { type: "string" },
    out: { type: "string" },
  },
  async run(invocation) {
    const { files, values, terminal } = invocation;
    const [event, ...others] = files;
    if (event === undefined || others.length > 0)
      throw new UsageError("Name one event; see readout events");
    const period = readPeriod(values);
    const sure = { from: readSure(values), only: values["only-sure"] === true };
    const format = readFormat(values);
    const out = await openOption(values, "out");
    try {
      await withEvents(invocation, async (events, opensWith) => {
        const reported = await readReportedEvent(events, event, { format, period, sure });
        await writeReports([reported], { format, opensWith, out, terminal });
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
    ...form
  }: { format: ReportFormat; opensWith: OpensWith; out: OutFile | undefined; terminal: Terminal },
): Promise<void> {
  const color = terminal.color && out === undefined;
  const text = renderReports(reported, { ...form, width: terminal.width, color });
  if (out === undefined) return terminal.write(text);
  await out.write(text);
  await out.finish();
}

/** The form asked for by `--format`. Throws UsageError for one that there is not. */
export function readFormat(values: Parameters<typeof textOption>[0]): ReportFormat {
  const asked = textOption(values, "format") ?? "table";
  const format = REPORT_FORMATS.find((known) => known === asked);
  if (!format)
    throw new UsageError(`There is no format ${asked}; use one of ${REPORT_FORMATS.join(", ")}`);
  return format;
}
