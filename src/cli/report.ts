import { writeFile } from "node:fs/promises";
import { UsageError } from "../errors.ts";
import { renderReport, REPORT_FORMATS, type ReportFormat } from "../reporting/render-report.ts";
import { type Command, textOption } from "./command.ts";
import { readPeriod } from "./period.ts";
import { withReadout } from "./with-readout.ts";

/** Utterances that a report quotes at most; `readout show` has them all. */
export const MOST_QUOTED = 500;

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
    const text = await withReadout(config, async (readout) => {
      const counted = await readout.report(event, period);
      const quoted = quotes(format)
        ? await readout.utterances(event, { period, limit: MOST_QUOTED })
        : [];
      return renderReport(counted, quoted, {
        format,
        width: terminal.width,
        color: terminal.color && !out,
      });
    });
    const ended = text.endsWith("\n") ? text : `${text}\n`;
    if (out === undefined) await terminal.write(ended);
    else await writeFile(out, ended);
  },
};

/** Whether a form of the report quotes statements beside its figures. */
export function quotes(format: ReportFormat): boolean {
  return format === "md" || format === "html";
}

/** The form asked for by `--format`. Throws UsageError for one that there is not. */
export function readFormat(values: Parameters<typeof textOption>[0]): ReportFormat {
  const asked = textOption(values, "format") ?? "table";
  const format = REPORT_FORMATS.find((known) => known === asked);
  if (!format)
    throw new UsageError(`There is no format ${asked}; use one of ${REPORT_FORMATS.join(", ")}`);
  return format;
}
