import { writeFile } from "node:fs/promises";
import { UsageError } from "../errors.ts";
import { renderReports, REPORT_FORMATS, type ReportFormat } from "../reporting/render-report.ts";
import { type Command, textOption } from "./command.ts";
import { readPeriod } from "./period.ts";
import { readReportedEvent } from "./reported-event.ts";
import { withReadout } from "./with-readout.ts";

export const report: Command = {
  usage: "EVENT [--since D] [--until D] [--format F] [--out FILE]",
  help: `
The report of an event from the store, as it stands.

  --since D, --until D  only utterances of these days, YYYY-MM-DD, both included
  --format F            ${REPORT_FORMATS.join(", ")} (table)
  --out FILE            write it to a file instead of standard output`,
  options: {
    since: { type: "string" },
    until: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
  },
  async run({ files, values, config, terminal }) {
    const [event, ...others] = files;
    if (event === undefined || others.length > 0)
      throw new UsageError("Name one event; see readout events");
    const period = readPeriod(values);
    const format = readFormat(values);
    const out = textOption(values, "out");
    const reported = await withReadout(config, (readout) =>
      readReportedEvent(readout, event, { format, period }),
    );
    const text = renderReports([reported], {
      format,
      opensWith: (slug) => `readout show ${slug}`,
      width: terminal.width,
      color: terminal.color && !out,
    });
    if (out === undefined) await terminal.write(text);
    else await writeFile(out, text);
  },
};

/** The form asked for by `--format`. Throws UsageError for one that there is not. */
export function readFormat(values: Parameters<typeof textOption>[0]): ReportFormat {
  const asked = textOption(values, "format") ?? "table";
  const format = REPORT_FORMATS.find((known) => known === asked);
  if (!format)
    throw new UsageError(`There is no format ${asked}; use one of ${REPORT_FORMATS.join(", ")}`);
  return format;
}
